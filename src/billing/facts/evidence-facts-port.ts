import type { LocalDate } from '../../shared/index.js';
import type { Falsification, UpheldComplaint } from '../rules/period-facts.js';

/** What settlement asks of those who judge: decided falsifications and upheld complaints of an order, dated up to a day. */
export abstract class EvidenceFactsPort {
  /** Reviews decided as `confirmed`; `final` once the vendor's term of appeal is over or the appeal was closed as confirmed (L18). */
  abstract falsifications(contractId: string, orderId: string, until: LocalDate): Promise<Falsification[]>;
  /** Complaints that were upheld, with their level (L17). */
  abstract upheld(contractId: string, orderId: string, until: LocalDate): Promise<UpheldComplaint[]>;
}
