import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, In } from 'typeorm';
import { ContractsService } from '../contracts/index.js';
import { CalendarService, canonicalJson } from '../platform/index.js';
import { AppError } from '../shared/index.js';
import { SettlementFacts } from './facts/settlement-facts.service.js';
import { settle, type SettledKey } from './rules/settle.js';
import type { LineKind, StatementDocument, StatementPeriod } from './rules/statement-document.js';
import { validateStatement } from './rules/validate-statement.js';
import { FROZEN_STATES } from './statement-states.js';
import { Statement } from './statement.entity.js';

export interface SettledStatement {
  document: StatementDocument;
  /** Canonical JSON of the document: the bytes that are hashed. */
  text: string;
  sha256: Buffer;
  payableFen: bigint;
}

/** Computes a statement from what is known now. The same facts give the same bytes. */
@Injectable()
export class Settlement {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly calendar: CalendarService,
    private readonly facts: SettlementFacts,
  ) {}

  /** Throws `term_missing` naming the group, or `calendar_year_missing`, when there is nothing to settle by. */
  async compute(statement: Pick<Statement, 'contractId' | 'orderId' | 'periodCode' | 'fromOn' | 'toOn'>): Promise<SettledStatement> {
    const order = await this.contracts.order(statement.orderId);
    if (!order) throw new AppError('not_found', { order: statement.orderId });
    const contract = await this.contracts.contract(statement.contractId);
    const terms = await this.contracts.termsVersions(contract.id);
    const frozen = await this.source.manager.find(Statement, {
      select: { periodCode: true, fromOn: true, toOn: true },
      where: { orderId: order.id, state: In(FROZEN_STATES) },
      order: { fromOn: 'ASC' },
    });
    const [own, ...earlier] = await this.facts.ofPeriods(order, [statement, ...frozen].map(periodOf));
    const vendor = (await this.contracts.parties()).find(({ id }) => id === contract.vendorId)?.name ?? '';
    const document = settle({
      contract: { id: contract.id, code: contract.code, title: contract.title },
      order: { id: order.id, code: order.code, title: order.title },
      ...{ vendor, own: own!, earlier, terms, years: await this.calendar.years(), settled: await this.settled(order.id) },
    });
    const faults = validateStatement(document);
    if (faults.length > 0) throw new Error(`the statement does not hold: ${faults.join('; ')}`);
    return sealed(document);
  }

  /** What the frozen statements of an order have settled, by key. */
  async settled(orderId: string): Promise<SettledKey[]> {
    const rows = (await this.source.query(
      `SELECT line_key, kind, period_code, SUM(amount_fen) AS amount_fen FROM statement_line WHERE order_id = ?
        GROUP BY line_key, kind, period_code`,
      [orderId],
    )) as { line_key: string; kind: LineKind; period_code: string; amount_fen: string }[];
    return rows.map((row) => ({ key: row.line_key, kind: row.kind, period: row.period_code, amountFen: BigInt(row.amount_fen) }));
  }
}

export function periodOf({ periodCode: code, fromOn, toOn }: Pick<Statement, 'periodCode' | 'fromOn' | 'toOn'>): StatementPeriod {
  return { code, fromOn, toOn };
}

function sealed(document: StatementDocument): SettledStatement {
  const text = canonicalJson(document);
  return { document, text, sha256: createHash('sha256').update(text).digest(), payableFen: BigInt(document.totals.payableFen) };
}
