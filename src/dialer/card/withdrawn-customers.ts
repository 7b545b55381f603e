import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CustomerWithdrawals } from '../../campaigns/index.js';
import type { Transaction } from '../../platform/index.js';
import { Card } from './card.entity.js';
import { CardsService } from './cards.service.js';

/** What the withdrawal of one customer does to the card that has them open. */
@Injectable()
export class WithdrawnCustomers implements OnModuleInit {
  constructor(
    private readonly withdrawals: CustomerWithdrawals,
    private readonly cards: CardsService,
  ) {}

  onModuleInit(): void {
    this.withdrawals.setEffect((tx, prospectId) => this.leave(tx, prospectId));
  }

  /** The customer leaves the card. Answers whether a call has no outcome yet: then the card stays until it has one. */
  private async leave(tx: Transaction, prospectId: string): Promise<boolean> {
    const open = await tx.row<{ id: string }>('SELECT id FROM card WHERE prospect_id = ? AND open_key IS NOT NULL', [prospectId]);
    if (!open) return false;
    const card = await tx.manager.findOneByOrFail(Card, { id: String(open.id) });
    if (await this.cards.pendingCall(tx, card)) return true;
    await this.cards.withdraw(tx, card.id, 'withdrawn', null);
    return false;
  }
}
