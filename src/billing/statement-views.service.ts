import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Contract, type ContractOrder, ContractsService, type Party } from '../contracts/index.js';
import { CalendarService, dueAfter, type DueDate, type LoadedYears, type Principal, workingDaysLeft } from '../platform/index.js';
import { AppError, Clock, type LocalDate, localDateOf } from '../shared/index.js';
import type { StatementDocument } from './rules/statement-document.js';
import { Settlement } from './settlement.service.js';
import { FROZEN_STATES, LIVE_STATES, statementActions } from './statement-states.js';
import { Statement, StatementEvent } from './statement.entity.js';
import type { DeadlineView, StatementEventView, StatementRowView, StatementView } from './statements.dto.js';
import { StatementsService } from './statements.service.js';

interface Around {
  contracts: Contract[];
  orders: ContractOrder[];
  parties: Party[];
  years: LoadedYears;
}

type Figures = Pick<StatementView, 'document' | 'sha256' | 'problem' | 'stored' | 'asOf'>;

/** Statements as pages see them. The vendor's side is told nothing of the bank but that there is one (L7). */
@Injectable()
export class StatementViews {
  constructor(
    private readonly source: DataSource,
    private readonly contracts: ContractsService,
    private readonly calendar: CalendarService,
    private readonly settlement: Settlement,
    private readonly statements: StatementsService,
    private readonly clock: Clock,
  ) {}

  async list(me: Principal): Promise<StatementRowView[]> {
    const contracts = await this.contracts.visibleTo(me);
    await this.statements.open(contracts);
    const around = await this.around(contracts);
    const rows = await this.source.manager.find(Statement, {
      where: { contractId: In(contracts.map(({ id }) => id)) },
      order: { fromOn: 'DESC', orderId: 'ASC' },
    });
    const views: StatementRowView[] = [];
    for (const row of rows) views.push(await this.row(me, row, around));
    return views;
  }

  async one(me: Principal, id: string): Promise<StatementView> {
    const statement = await this.statements.statementFor(me, id);
    const around = await this.around([await this.contracts.contract(statement.contractId)]);
    const order = around.orders.find((each) => each.id === statement.orderId)!;
    const { invoiceNo, invoiceReceivedOn, paidOn, payableFen } = statement;
    const row = await this.row(me, statement, around);
    const figures = await this.figures(statement);
    return {
      ...row,
      ...figures,
      payableFen: figures.document?.totals.payableFen ?? row.payableFen,
      frozen: FROZEN_STATES.includes(statement.state),
      ceilingFen: String(order.ceilingFen),
      ceilingUsedFen: String(await this.statements.ceilingUsed(order.id)),
      history: await this.history(me, statement.id),
      invoice: invoiceNo === null ? null : { invoiceNo, receivedOn: invoiceReceivedOn!, amountFen: String(payableFen), paidOn },
    };
  }

  /** The stored document, or the draft of this moment; without a term or a year there is none, and it is said why. */
  private async figures(statement: Statement): Promise<Figures> {
    const now = this.clock.now().toISOString();
    if (!LIVE_STATES.includes(statement.state)) {
      const document = JSON.parse(statement.document!) as StatementDocument;
      const asOf = statement.assessedAt!.toISOString();
      return { document, sha256: statement.sha256!.toString('hex'), problem: null, stored: true, asOf };
    }
    try {
      const { document, sha256 } = await this.settlement.compute(statement);
      return { document, sha256: sha256.toString('hex'), problem: null, stored: false, asOf: now };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { document: null, sha256: null, problem: { code: error.code, facts: error.facts }, stored: false, asOf: now };
    }
  }

  private async row(me: Principal, statement: Statement, around: Around): Promise<StatementRowView> {
    const contract = around.contracts.find(({ id }) => id === statement.contractId)!;
    const order = around.orders.find(({ id }) => id === statement.orderId)!;
    const nameOf = (id: string): string => around.parties.find((party) => party.id === id)?.name ?? '';
    const today = localDateOf(this.clock.now(), contract.zone);
    const { id, state, periodCode: code, fromOn, toOn, assessedBy } = statement;
    const live = LIVE_STATES.includes(state);
    const payableFen = live ? null : statement.payableFen;
    return {
      ...{ id, contractId: contract.id, contractCode: contract.code, vendor: nameOf(contract.vendorId) },
      bank: me.role === 'vendor_manager' ? '' : nameOf(contract.bankId),
      ...{ orderId: order.id, orderCode: order.code, orderTitle: order.title, period: { code, fromOn, toOn }, state },
      over: today > toOn,
      payableFen: payableFen === null ? null : String(payableFen),
      deadlines: await this.deadlines(statement, around.years, today),
      actions: statementActions({ state, assessedBy, over: today > toOn, payableFen }, me),
    };
  }

  /** When the report and the payment are due, in working days (L19); none where the terms name no deadlines. */
  private async deadlines(statement: Statement, years: LoadedYears, today: LocalDate): Promise<DeadlineView[]> {
    const { document } = await this.contracts.termsOn(statement.contractId, statement.toOn);
    const terms = document.deadlines as typeof document.deadlines | undefined;
    if (!terms) return [];
    const { toOn, reportedOn, invoiceReceivedOn, paidOn } = statement;
    const report = deadline('report', dueAfter(years, toOn, terms.reportWorkingDays), reportedOn, years, today);
    if (!invoiceReceivedOn) return [report];
    return [report, deadline('payment', dueAfter(years, invoiceReceivedOn, terms.paymentWorkingDays), paidOn, years, today)];
  }

  private async history(me: Principal, statementId: string): Promise<StatementEventView[]> {
    const events = await this.source.manager.find(StatementEvent, { where: { statementId }, order: { position: 'ASC' } });
    if (events.length === 0) return [];
    const ids = [...new Set(events.map(({ accountId }) => accountId))];
    const people = (await this.source.query(
      `SELECT id, display_name, role FROM account WHERE id IN (${ids.map(() => '?').join(',')})`,
      ids,
    )) as { id: string; display_name: string; role: string }[];
    return events.map(({ action, state, at, accountId, note, disputed, sha256, payableFen }) => {
      const person = people.find(({ id }) => String(id) === accountId);
      const side = person?.role === 'vendor_manager' ? 'vendor' : 'bank';
      return {
        ...{ action, state, at: at.toISOString(), side, note, disputed, sha256: sha256?.toString('hex') ?? null },
        by: side === 'bank' && me.role === 'vendor_manager' ? '' : (person?.display_name ?? ''),
        payableFen: payableFen === null ? null : String(payableFen),
      };
    });
  }

  private async around(contracts: Contract[]): Promise<Around> {
    const { orders, parties } = await this.contracts.details(contracts);
    return { contracts, orders, parties, years: await this.calendar.years() };
  }
}

function deadline(
  kind: DeadlineView['kind'],
  { dueOn, missingYear }: DueDate,
  doneOn: LocalDate | null,
  years: LoadedYears,
  today: LocalDate,
): DeadlineView {
  const late = dueOn !== null && (doneOn ?? today) > dueOn;
  const state = dueOn === null ? 'not_computable' : doneOn ? (late ? 'missed' : 'met') : late ? 'overdue' : 'open';
  return { kind, state, dueOn, missingYear, workingDaysLeft: dueOn && !doneOn ? workingDaysLeft(years, today, dueOn) : null, doneOn };
}
