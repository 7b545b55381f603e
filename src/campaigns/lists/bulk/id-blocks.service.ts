import { Injectable } from '@nestjs/common';
import { systemActor, UnitOfWork } from '../../../platform/index.js';

/**
 * Hands out ids of customers ahead of their rows. Every writer of customers takes its ids here: the table's own counter knows nothing of
 * ids that are promised and not written yet.
 */
@Injectable()
export class IdBlocks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The first of `count` ids that nobody else gets. Committed at once: ids of a batch that fails are never used. */
  async reserve(count: number): Promise<number> {
    return this.unitOfWork.run({ actor: systemActor('intake'), action: 'list.ids' }, async (tx) => {
      tx.nothingDone();
      await tx.change("INSERT IGNORE INTO id_block (name, next_id) VALUES ('prospect', 1)");
      const block = await tx.row<{ next_id: string }>("SELECT next_id FROM id_block WHERE name = 'prospect' FOR UPDATE");
      // Rows from before there were blocks, or from a restored backup, have their ids too.
      const stored = await tx.row<{ newest: string | null }>('SELECT MAX(id) AS newest FROM prospect');
      const first = Math.max(Number(block!.next_id), Number(stored?.newest ?? 0) + 1);
      await tx.change("UPDATE id_block SET next_id = ? WHERE name = 'prospect'", [first + count]);
      return first;
    });
  }
}
