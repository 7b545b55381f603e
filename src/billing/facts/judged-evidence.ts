import { Injectable } from '@nestjs/common';
import { ComplaintsService, ReviewsService } from '../../compliance/index.js';
import type { LocalDate } from '../../shared/index.js';
import type { Falsification, UpheldComplaint } from '../rules/period-facts.js';
import { EvidenceFactsPort } from './evidence-facts-port.js';

/** What auditors have decided: the only evidence that costs anybody money. */
@Injectable()
export class JudgedEvidence extends EvidenceFactsPort {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly complaints: ComplaintsService,
  ) {
    super();
  }

  override falsifications(contractId: string, orderId: string, until: LocalDate): Promise<Falsification[]> {
    return this.reviews.falsifications(contractId, orderId, until);
  }

  override upheld(contractId: string, orderId: string, until: LocalDate): Promise<UpheldComplaint[]> {
    return this.complaints.upheld(contractId, orderId, until);
  }
}
