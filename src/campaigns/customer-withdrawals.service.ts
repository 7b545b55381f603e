import { Injectable } from '@nestjs/common';
import { DoNotCallService, takeLedger } from '../compliance/index.js';
import { type Actor, type IdempotentRequest, type Transaction, UnitOfWork } from '../platform/index.js';
import { AppError, holdsPhoneNumber } from '../shared/index.js';
import type { Campaign } from './campaign.entity.js';

export interface GivenWithdrawal {
  /** The bank's own number of the customer. */
  customerRef: string;
  reason: string;
}

export interface CustomerWithdrawal {
  /** False: the customer had been withdrawn before, and nothing changed. */
  changed: boolean;
  /** A call to the customer is under way or waits for its outcome: it goes on, and no other follows. */
  callInProgress: boolean;
}

/** Takes a withdrawn customer off open cards. Answers whether a call is under way. Registered by the feature that owns cards. */
export type CustomerWithdrawalEffect = (tx: Transaction, prospectId: string) => Promise<boolean>;

/** Takes one customer out of a campaign: the loan is paid, a complaint came, the consent is gone (decision 0056). */
@Injectable()
export class CustomerWithdrawals {
  private effect: CustomerWithdrawalEffect = async () => false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly doNotCall: DoNotCallService,
  ) {}

  setEffect(effect: CustomerWithdrawalEffect): void {
    this.effect = effect;
  }

  /**
   * Binds from its commit on: the customer's ledger row is locked first, as every dial does. A call in progress is never cut. Throws `not_found`
   * for a reference that no list of the campaign holds, `state_conflict` where nothing is left to withdraw.
   */
  async withdraw(actor: Actor, campaign: Campaign, given: GivenWithdrawal, key?: IdempotentRequest): Promise<CustomerWithdrawal> {
    const customerRef = given.customerRef.normalize('NFKC').trim();
    const reason = given.reason.trim();
    if (holdsPhoneNumber(reason))
      throw new AppError('validation_failed', { errors: [{ field: 'reason', reason: 'holds a phone number' }] });
    const keyIndex = this.doNotCall.customerIndex(campaign.bankId, customerRef);
    // Neither the key's input nor the audit trail holds the reference itself.
    const input = { campaignId: campaign.id, customer: keyIndex.toString('hex'), reason };
    const options = { actor, action: 'customer.withdraw', subject: `campaign:${campaign.id}`, key: key && { key: key.key, input } };
    return this.unitOfWork.run(options, async (tx) => {
      await takeLedger(tx, campaign.bankId, [{ kind: 'customer', keyIndex }]);
      const found = await this.find(tx, campaign.id, keyIndex);
      if (found.withdrawnBy === 'customer') return (tx.nothingDone(), { changed: false, callInProgress: false });
      const callInProgress = await this.effect(tx, found.id);
      // Also one whom do-not-call has taken off: when that ends, nobody puts this customer back.
      await tx.change("UPDATE prospect SET state = 'withdrawn', withdrawn_by = 'customer' WHERE id = ?", [found.id]);
      await tx.change("UPDATE task SET state = 'withdrawn' WHERE prospect_id = ? AND state = 'dealt'", [found.id]);
      await tx.change("UPDATE callback SET state = 'withdrawn' WHERE prospect_id = ? AND state = 'waiting'", [found.id]);
      tx.audit(`prospect:${found.id}`, { campaignId: campaign.id, reason, callInProgress });
      tx.publish('progress', campaign.id);
      tx.publish('seats', null);
      return { changed: true, callInProgress };
    });
  }

  private async find(tx: Transaction, campaignId: string, keyIndex: Buffer): Promise<{ id: string; withdrawnBy: string | null }> {
    const campaign = await tx.row<{ state: string }>('SELECT state FROM campaign WHERE id = ? LOCK IN SHARE MODE', [campaignId]);
    const conflict = (subject: string, state: string): AppError => new AppError('state_conflict', { subject, state, action: 'withdraw' });
    if (campaign && ['completed', 'archived'].includes(campaign.state)) throw conflict('campaign', campaign.state);
    const found = await tx.row<{ id: string; state: string; withdrawn_by: string | null }>(
      'SELECT id, state, withdrawn_by FROM prospect WHERE customer_index = ? AND campaign_id = ? FOR UPDATE',
      [keyIndex, campaignId],
    );
    if (!found) throw new AppError('not_found', { campaign: campaignId, field: 'customerRef' });
    if (found.state === 'done') throw conflict('customer', found.state);
    return { id: String(found.id), withdrawnBy: found.withdrawn_by };
  }
}
