import { Injectable } from '@nestjs/common';
import { ContractsService } from '../../contracts/index.js';
import { Clock, localDateOf } from '../../shared/index.js';
import type { Campaign } from '../campaign.entity.js';
import type { RowRules } from '../intake/index.js';

export interface IntakeRules extends RowRules {
  /** Days a customer of another campaign rests. */
  coolingDays: number;
}

/** What the terms of today and the campaign demand of every customer that is loaded. */
@Injectable()
export class IntakeRulesService {
  constructor(
    private readonly contracts: ContractsService,
    private readonly clock: Clock,
  ) {}

  async of(campaign: Campaign): Promise<IntakeRules> {
    const { zone } = await this.contracts.contract(campaign.contractId);
    const { document } = await this.contracts.termsOn(campaign.contractId, localDateOf(this.clock.now(), zone));
    const { coolingDays, consentRequired } = document.dialling;
    return { coolingDays, consentRequired: consentRequired ?? false, regions: campaign.regions?.length ? campaign.regions : null };
  }
}
