import { Injectable } from '@nestjs/common';
import type { Falsification, UpheldComplaint } from '../rules/period-facts.js';
import { EvidenceFactsPort } from './evidence-facts-port.js';

/** Stands in while nothing judges outcomes: nothing was found false, no complaint upheld. */
@Injectable()
export class NoEvidenceFacts extends EvidenceFactsPort {
  override falsifications(): Promise<Falsification[]> {
    return Promise.resolve([]);
  }

  override upheld(): Promise<UpheldComplaint[]> {
    return Promise.resolve([]);
  }
}
