import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Prospect, ProspectsService } from '../../campaigns/index.js';

/** The bank's own numbers of customers, unsealed for the bank. */
@Injectable()
export class CustomerRefs {
  constructor(
    private readonly source: DataSource,
    private readonly prospects: ProspectsService,
  ) {}

  /** By prospect id; a customer whose list's key is destroyed, or whom the list named by a phone alone, has none. */
  async of(prospectIds: readonly string[]): Promise<Map<string, string>> {
    const refs = new Map<string, string>();
    if (prospectIds.length === 0) return refs;
    const found = await this.source.manager.findBy(Prospect, { id: In([...new Set(prospectIds)]) });
    for (const prospect of found) {
      const person = await this.prospects.person(prospect).catch(() => null);
      if (person?.customerRef) refs.set(prospect.id, person.customerRef);
    }
    return refs;
  }
}
