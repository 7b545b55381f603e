import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { ContractsService, isPartyTo } from '../contracts/index.js';
import { actorOf, FileStore, type IncomingFile, type Principal, StoredFile, type Transaction, UnitOfWork } from '../platform/index.js';
import { AppError } from '../shared/index.js';
import { statementPdf } from './rendering/statement-pdf.js';
import { statementWorkbook } from './rendering/statement-workbook.js';
import type { StatementDocument } from './rules/statement-document.js';
import { FROZEN_STATES } from './statement-states.js';
import { Statement } from './statement.entity.js';

const MAX_BYTES = 64 * 1024 * 1024;

export interface RenderedStatement {
  xlsx: IncomingFile;
  pdf: IncomingFile;
}

/** Workbook and PDF of a statement: rendered once, at approval, and read from the store ever after. */
@Injectable()
export class StatementFiles {
  constructor(
    private readonly source: DataSource,
    private readonly store: FileStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
  ) {}

  /** Renders the stored document to files that have no row yet. */
  async render(statement: Statement): Promise<RenderedStatement> {
    const document = JSON.parse(statement.document!) as StatementDocument;
    const sha256 = statement.sha256!.toString('hex');
    const xlsx = await this.receive(await statementWorkbook(document, sha256));
    try {
      return { xlsx, pdf: await this.receive(await statementPdf(document, sha256)) };
    } catch (error) {
      await this.store.discard(xlsx);
      throw error;
    }
  }

  /** Writes the rows of rendered files, inside the transaction that freezes the statement. */
  async record(tx: Transaction, { xlsx, pdf }: RenderedStatement): Promise<{ xlsxFileId: string; pdfFileId: string }> {
    return {
      xlsxFileId: await tx.insert(StoredFile, this.store.record('statement', xlsx)),
      pdfFileId: await tx.insert(StoredFile, this.store.record('statement', pdf)),
    };
  }

  async discard({ xlsx, pdf }: RenderedStatement): Promise<void> {
    await this.store.discard(xlsx);
    await this.store.discard(pdf);
  }

  /** The frozen document's bytes. */
  async canonical(me: Principal, id: string): Promise<{ name: string; text: string }> {
    const statement = await this.frozenFor(me, id, 'json');
    return { name: fileName(statement, 'json'), text: statement.document! };
  }

  async rendered(me: Principal, id: string, format: 'xlsx' | 'pdf'): Promise<{ name: string; stream: Readable }> {
    const statement = await this.frozenFor(me, id, format);
    const fileId = format === 'xlsx' ? statement.xlsxFileId : statement.pdfFileId;
    return { name: fileName(statement, format), stream: await this.store.stream(fileId!) };
  }

  /** A frozen statement of one's own; that it was taken out is kept in the audit trail. */
  private async frozenFor(me: Principal, id: string, format: string): Promise<Statement> {
    const statement = await this.source.manager.findOneBy(Statement, { id });
    if (!statement || !isPartyTo(me, await this.contracts.contract(statement.contractId)))
      throw new AppError('not_found', { statement: id });
    if (!FROZEN_STATES.includes(statement.state))
      throw new AppError('state_conflict', { subject: 'statement', state: statement.state, action: 'export' });
    await this.unitOfWork.run({ actor: actorOf(me), action: 'statement.export', subject: `statement:${id}` }, (tx) => {
      tx.audit(`statement:${id}`, { format });
      return Promise.resolve();
    });
    return statement;
  }

  private receive(content: Buffer): Promise<IncomingFile> {
    async function* whole(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(content);
    }
    return this.store.receive('statement', whole(), MAX_BYTES);
  }
}

function fileName({ id, periodCode }: Statement, format: string): string {
  return `statement-${id}-${periodCode}.${format}`;
}
