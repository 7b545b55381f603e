import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Contract, ContractsService, isPartyTo } from '../contracts/index.js';
import { actorOf, type Principal, Sweeper, systemActor, type Transaction, UnitOfWork } from '../platform/index.js';
import { AppError, Clock, isLocalDate, type LocalDate, localDateOf } from '../shared/index.js';
import { periodsOf } from './rules/periods.js';
import { Settlement, type SettledStatement } from './settlement.service.js';
import { StatementFiles } from './statement-files.service.js';
import { FROZEN_STATES, STATEMENT_MACHINE, type StatementAction } from './statement-states.js';
import { Statement, StatementEvent, StatementLine } from './statement.entity.js';

const SYSTEM = systemActor('statements');
const SWEEP_MS = 5 * 60_000;

/** What a step leaves in the statement's history beside who and when. */
interface Step {
  note?: string | null;
  disputed?: { key: string; reason: string }[];
  sha256?: Buffer | null;
  payableFen?: bigint | null;
}

export interface Invoice {
  invoiceNo: string;
  receivedOn: LocalDate;
  amountFen: bigint;
}

/** A statement's life from draft to closed: every step is checked, locked and kept (design, step 8). */
@Injectable()
export class StatementsService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly settlement: Settlement,
    private readonly files: StatementFiles,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'statements', everyMs: SWEEP_MS, run: async () => this.open(await this.contracts.allContracts()) });
  }

  /** Makes the statements of every quarter that has begun in the orders of these contracts; answers how many were made. */
  async open(contracts: Contract[]): Promise<number> {
    if (contracts.length === 0) return 0;
    const { orders } = await this.contracts.details(contracts);
    const known = new Set(await this.knownPeriods(orders.map(({ id }) => id)));
    const missing = orders.flatMap((order) => {
      const { zone } = contracts.find(({ id }) => id === order.contractId)!;
      return periodsOf(order, localDateOf(this.clock.now(), zone))
        .filter(({ code }) => !known.has(`${order.id} ${code}`))
        .map((period) => ({ order, period }));
    });
    if (missing.length === 0) return 0;
    return this.unitOfWork.run({ actor: SYSTEM, action: 'statement.open' }, async (tx) => {
      let made = 0;
      for (const { order, period } of missing) {
        made += await tx.change(
          `INSERT IGNORE INTO statement (contract_id, order_id, period_code, from_on, to_on, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          [order.contractId, order.id, period.code, period.fromOn, period.toOn, STATEMENT_MACHINE.initial, tx.at],
        );
      }
      if (made === 0) tx.nothingDone();
      tx.audit('statements', { made });
      return made;
    });
  }

  /** A statement of the person's own contracts; any other is not found (S3). */
  async statementFor(me: Principal, id: string): Promise<Statement> {
    const statement = await this.source.manager.findOneBy(Statement, { id });
    if (!statement || !isPartyTo(me, await this.contracts.contract(statement.contractId)))
      throw new AppError('not_found', { statement: id });
    return statement;
  }

  /** The vendor's report in writing; the figures as they stood are kept with it. */
  async report(me: Principal, id: string, note: string): Promise<void> {
    const statement = await this.statementFor(me, id);
    STATEMENT_MACHINE.apply(statement.state, 'report');
    const today = await this.today(statement);
    if (today <= statement.toOn) throw new AppError('period_not_over', { endsOn: statement.toOn });
    const { sha256, payableFen } = await this.settlement.compute(statement);
    await this.step(me, id, 'report', async (tx) => {
      await tx.manager.update(Statement, { id }, { reportedOn: today });
      return { note, sha256, payableFen };
    });
  }

  /** Computes and stores what the vendor is asked to agree to. Quarters are settled in order: differences need what came before. */
  async assess(me: Principal, id: string, note: string | null): Promise<void> {
    const statement = await this.statementFor(me, id);
    STATEMENT_MACHINE.apply(statement.state, 'assess');
    await this.checkEarlierFrozen(statement);
    const settled = await this.settlement.compute(statement);
    await this.step(me, id, 'assess', async (tx, locked) => {
      const { text: document, sha256, payableFen } = settled;
      await tx.manager.update(Statement, { id: locked.id }, {
        document,
        sha256,
        payableFen,
        assessedBy: me.accountId,
        assessedAt: tx.at,
      } as never);
      return { note, sha256, payableFen };
    });
  }

  async agree(me: Principal, id: string, seenSha256: string): Promise<void> {
    await this.statementFor(me, id);
    await this.step(me, id, 'agree', (_tx, locked) => Promise.resolve(seen(locked, seenSha256)));
  }

  /** Sends the statement back to the bank with a reason for each line. */
  async dispute(me: Principal, id: string, given: { sha256: string; lines: { key: string; reason: string }[] }): Promise<void> {
    await this.statementFor(me, id);
    await this.step(me, id, 'dispute', (_tx, locked) => {
      const step = seen(locked, given.sha256);
      const { lines } = JSON.parse(locked.document!) as SettledStatement['document'];
      const unknown = given.lines.filter(({ key }) => !lines.some((line) => line.key === key));
      if (unknown.length > 0)
        throw new AppError('validation_failed', { errors: unknown.map(({ key }) => ({ field: 'lines', reason: `${key} is no line` })) });
      return Promise.resolve({ ...step, disputed: given.lines.map(({ key, reason }) => ({ key, reason })) });
    });
  }

  /** Freezes exactly what was agreed: document, hash, lines, workbook and PDF. Another manager than the assessor, within the ceiling. */
  async approve(me: Principal, id: string, seenSha256: string): Promise<void> {
    const statement = await this.statementFor(me, id);
    await this.checkApproval(me, statement, seenSha256);
    const rendered = await this.files.render(statement);
    try {
      await this.step(me, id, 'approve', async (tx, locked) => {
        // One order's statements are approved one after another: the ceiling is theirs together.
        await tx.row('SELECT id FROM contract_order WHERE id = ? FOR UPDATE', [locked.orderId]);
        await this.checkApproval(me, locked, seenSha256, tx);
        await this.freeze(tx, locked);
        await tx.manager.update(Statement, { id }, { ...(await this.files.record(tx, rendered)), approvedAt: tx.at });
        return seen(locked, seenSha256);
      });
    } catch (error) {
      await this.files.discard(rendered);
      throw error;
    }
  }

  async invoice(me: Principal, id: string, given: Invoice): Promise<void> {
    const statement = await this.statementFor(me, id);
    STATEMENT_MACHINE.apply(statement.state, 'invoice');
    await this.checkDate('receivedOn', given.receivedOn, statement, statement.toOn);
    await this.step(me, id, 'invoice', async (tx, locked) => {
      const { payableFen } = locked;
      if (given.amountFen !== payableFen)
        throw new AppError('invoice_amount_differs', { payableFen: String(payableFen), amountFen: String(given.amountFen) });
      await tx.manager.update(Statement, { id }, { invoiceNo: given.invoiceNo, invoiceReceivedOn: given.receivedOn });
      return { note: given.invoiceNo, payableFen };
    });
  }

  async pay(me: Principal, id: string, paidOn: LocalDate): Promise<void> {
    const statement = await this.statementFor(me, id);
    STATEMENT_MACHINE.apply(statement.state, 'pay');
    await this.checkDate('paidOn', paidOn, statement, statement.invoiceReceivedOn ?? statement.toOn);
    await this.step(me, id, 'pay', async (tx, locked) => {
      await tx.manager.update(Statement, { id }, { paidOn });
      return { payableFen: locked.payableFen };
    });
  }

  async close(me: Principal, id: string): Promise<void> {
    await this.statementFor(me, id);
    await this.step(me, id, 'close', (_tx, locked) => {
      // What was neither invoiced nor paid may only be closed when there was nothing to pay.
      if (locked.state === 'approved' && locked.payableFen !== 0n)
        throw new AppError('state_conflict', { subject: 'statement', state: locked.state, action: 'close' });
      return Promise.resolve({ payableFen: locked.payableFen });
    });
  }

  /** One locked step: the state is checked by the table, what `work` answers goes into the history. */
  private async step(
    me: Principal,
    id: string,
    action: StatementAction,
    work: (tx: Transaction, locked: Statement) => Promise<Step>,
  ): Promise<void> {
    await this.unitOfWork.run({ actor: actorOf(me), action: `statement.${action}`, subject: `statement:${id}` }, async (tx) => {
      const locked = await tx.manager.findOneOrFail(Statement, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const state = STATEMENT_MACHINE.apply(locked.state, action);
      const { note = null, disputed = [], sha256 = null, payableFen = null } = await work(tx, locked);
      await tx.manager.update(Statement, { id }, { state });
      const last = await tx.row<{ position: number | null }>(
        'SELECT MAX(position) AS position FROM statement_event WHERE statement_id = ?',
        [id],
      );
      await tx.insert(StatementEvent, {
        ...{ statementId: id, position: Number(last?.position ?? 0) + 1, action, state, accountId: me.accountId, at: tx.at },
        ...{ note, disputed, sha256, payableFen },
      });
      tx.audit(`statement:${id}`, { state, sha256: sha256?.toString('hex') ?? null, payableFen });
      tx.publish('statement', id);
    });
  }

  private async checkApproval(me: Principal, statement: Statement, seenSha256: string, tx?: Transaction): Promise<void> {
    STATEMENT_MACHINE.apply(statement.state, 'approve');
    seen(statement, seenSha256);
    if (statement.assessedBy === me.accountId) throw new AppError('four_eyes', { statement: statement.id });
    const order = (await this.contracts.order(statement.orderId))!;
    const usedFen = await this.ceilingUsed(order.id, tx);
    const leftFen = order.ceilingFen - usedFen;
    if (statement.payableFen! > leftFen) {
      const facts = { ceilingFen: order.ceilingFen, usedFen, leftFen, payableFen: statement.payableFen! };
      throw new AppError('ceiling_exceeded', Object.fromEntries(Object.entries(facts).map(([name, fen]) => [name, String(fen)])));
    }
  }

  /** Payable of all frozen statements of an order. */
  async ceilingUsed(orderId: string, tx?: Transaction): Promise<bigint> {
    const rows = (await (tx?.manager ?? this.source.manager).query(
      `SELECT SUM(payable_fen) AS fen FROM statement WHERE order_id = ? AND state IN (${FROZEN_STATES.map(() => '?').join(',')})`,
      [orderId, ...FROZEN_STATES],
    )) as { fen: string | null }[];
    return BigInt(rows[0]?.fen ?? 0);
  }

  private async freeze(tx: Transaction, statement: Statement): Promise<void> {
    const { lines } = JSON.parse(statement.document!) as SettledStatement['document'];
    for (const { key, kind, period, amountFen } of lines) {
      await tx.insert(StatementLine, {
        ...{ statementId: statement.id, lineKey: key, orderId: statement.orderId, periodCode: period, kind, amountFen: BigInt(amountFen) },
      });
    }
  }

  private async checkEarlierFrozen(statement: Statement): Promise<void> {
    const earlier = await this.source.manager.find(Statement, { where: { orderId: statement.orderId }, order: { fromOn: 'ASC' } });
    const open = earlier.find(({ fromOn, state }) => fromOn < statement.fromOn && !FROZEN_STATES.includes(state));
    if (open) throw new AppError('earlier_statement_open', { period: open.periodCode, statement: open.id });
  }

  /** A day that has come, and not before another one. */
  private async checkDate(field: string, on: LocalDate, statement: Statement, notBefore: LocalDate): Promise<void> {
    const reason = !isLocalDate(on)
      ? 'is no date'
      : on < notBefore
        ? `lies before ${notBefore}`
        : on > (await this.today(statement))
          ? 'lies in the future'
          : null;
    if (reason) throw new AppError('validation_failed', { errors: [{ field, reason }] });
  }

  private async today(statement: Statement): Promise<LocalDate> {
    return localDateOf(this.clock.now(), (await this.contracts.contract(statement.contractId)).zone);
  }

  private async knownPeriods(orderIds: string[]): Promise<string[]> {
    if (orderIds.length === 0) return [];
    const rows = (await this.source.query(
      `SELECT order_id, period_code FROM statement WHERE order_id IN (${orderIds.map(() => '?').join(',')})`,
      orderIds,
    )) as { order_id: string; period_code: string }[];
    return rows.map((row) => `${row.order_id} ${row.period_code}`);
  }
}

/** The document somebody acts on must be the stored one. */
function seen(statement: Statement, sha256: string): Step {
  if (statement.sha256?.toString('hex') !== sha256) throw new AppError('stale_action', { statement: statement.id });
  return { sha256: statement.sha256, payableFen: statement.payableFen };
}
