import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import {
  AccountsService,
  type Actor,
  detectFile,
  FileStore,
  type IncomingFile,
  KeyStore,
  MAX_UPLOAD_BYTES,
  type Principal,
  StoredFile,
  type Transaction,
  UnitOfWork,
} from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { dealCampaignJob } from '../dealing/deal-campaign.job.js';
import { type FilePreview, previewFile, type ReportedReject, validateMapping } from '../intake/index.js';
import { DoNotCallScrub } from './bulk/do-not-call-scrub.service.js';
import { importListJob } from './import-list.job.js';
import { IntakeRulesService } from './intake-rules.service.js';
import { zeroCounts } from './list-import.service.js';
import { fileOf } from './list-file.js';
import { LIST_STATES, type ListState } from './list-states.js';
import { SavedMappings } from './saved-mappings.service.js';
import { ListReject, TargetList } from './target-list.entity.js';

/** Lists whose file may be brought again: nothing of them is called. */
const PUT_ASIDE: ListState[] = ['failed', 'cancelled', 'withdrawn'];
const REJECTS_PAGE = 100;
const REPORT_PAGE = 2000;

/** A list made from the same bytes. */
export interface SameFile {
  listId: string;
  name: string;
  campaign: string;
  uploadedAt: string;
}

/** What withdrawing or pausing a list takes effect on, in the same transaction: open cards. Registered by the feature that owns them. */
export type ListEffect = (tx: Transaction, listId: string) => Promise<void>;

/** Target lists from the uploaded file to released customers. */
@Injectable()
export class ListsService {
  private readonly withdrawalEffects: ListEffect[] = [];
  private readonly pauseEffects: ListEffect[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly keys: KeyStore,
    private readonly scrub: DoNotCallScrub,
    private readonly accounts: AccountsService,
    private readonly rules: IntakeRulesService,
    private readonly mappings: SavedMappings,
  ) {}

  /** Takes in a file, encrypted, and says at once what is wrong with it. Nothing stays behind of a refused file. */
  async upload(actor: Actor & { kind: 'account' }, campaign: Campaign, fileName: string, content: AsyncIterable<Buffer>): Promise<string> {
    const incoming = await this.files.receive('upload', content, MAX_UPLOAD_BYTES);
    try {
      const fileId = await this.keepFile(actor, incoming);
      try {
        await this.checkReadable(fileId, fileName);
      } catch (error) {
        await this.files.destroy(fileId);
        throw error;
      }
      return await this.createList(actor, campaign, fileName, fileId, incoming);
    } catch (error) {
      await this.files.discard(incoming);
      throw error;
    }
  }

  async list(id: string): Promise<TargetList> {
    const list = await this.source.manager.findOneBy(TargetList, { id });
    if (!list) throw new AppError('not_found', { list: id });
    return list;
  }

  /** A list of the asker's own bank; others are not found (S3). */
  async listFor(me: Principal, id: string): Promise<TargetList> {
    const list = await this.list(id);
    if (list.bankId !== me.partyId) throw new AppError('not_found', { list: id });
    return list;
  }

  async listsOf(campaignId: string): Promise<TargetList[]> {
    return this.source.manager.find(TargetList, { where: { campaignId }, order: { id: 'DESC' } });
  }

  /** The same file in other campaigns of the bank: no hindrance, but worth knowing before customers are rung twice. */
  async sameFileElsewhere(list: TargetList): Promise<SameFile[]> {
    const rows = (await this.source.query(
      `SELECT l.id, l.file_name, l.uploaded_at, c.title FROM target_list l JOIN campaign c ON c.id = l.campaign_id
        WHERE l.bank_id = ? AND l.file_sha256 = ? AND l.campaign_id <> ? AND l.state NOT IN (?) ORDER BY l.id LIMIT 20`,
      [list.bankId, list.fileSha256, list.campaignId, PUT_ASIDE],
    )) as { id: string; file_name: string; uploaded_at: Date; title: string }[];
    return rows.map((row) => ({
      listId: String(row.id),
      name: row.file_name,
      campaign: row.title,
      uploadedAt: row.uploaded_at.toISOString(),
    }));
  }

  async preview(list: TargetList): Promise<FilePreview> {
    const file = await this.files.open(fileOf(list));
    try {
      return await previewFile(file, list.fileName);
    } finally {
      await file.close();
    }
  }

  /** Checks the mapping against the file and starts the background import. */
  async startImport(
    actor: Actor,
    list: TargetList,
    mapping: { columns: unknown; customerRefFromPhone: boolean; dealAlikeColumn?: number | null },
  ): Promise<void> {
    const preview = await this.preview(list);
    const checked = validateMapping(mapping, preview.headings);
    // Otherwise every single row would be refused, after minutes.
    if ((await this.consentRequired(list)) && !checked.columns.some(({ target }) => target === 'consent'))
      throw new AppError('mapping_invalid', { reason: 'consent_column_missing' });
    await this.unitOfWork.run({ actor, action: 'list.import', subject: `list:${list.id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(TargetList, { where: { id: list.id }, lock: { mode: 'pessimistic_write' } });
      const state = LIST_STATES.apply(current.state, 'import');
      await tx.manager.update(
        TargetList,
        { id: list.id },
        {
          ...zeroCounts(),
          ...{ state, mapping: checked as never, headingRow: preview.headingRow, importStartedAt: tx.at, importEndedAt: null },
          ...{ problemCode: null, problemFacts: null as never, claimedBy: null, claimedUntil: null },
        },
      );
      await this.mappings.noteUse(tx, list.bankId, preview.headings, checked);
      tx.enqueue(importListJob, { listId: list.id });
      tx.publish('list', list.id);
    });
  }

  /** Whether the terms of today demand evidence of consent. */
  async consentRequired(list: TargetList): Promise<boolean> {
    const campaign = await this.source.manager.findOneByOrFail(Campaign, { id: list.campaignId });
    return (await this.rules.of(campaign)).consentRequired;
  }

  async cancel(actor: Actor, list: TargetList): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.cancel', subject: `list:${list.id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(TargetList, { where: { id: list.id }, lock: { mode: 'pessimistic_write' } });
      const state = LIST_STATES.apply(current.state, 'cancel');
      await tx.manager.update(TargetList, { id: list.id }, { state, importEndedAt: tx.at, ...zeroCounts() });
      tx.publish('list', list.id);
    });
    // What was stored so far is removed in the background: the import's own sweep finds it.
  }

  /** Four eyes: another manager than the one who uploaded lets the list go out. */
  async release(actor: Actor & { kind: 'account' }, list: TargetList): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.release', subject: `list:${list.id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(TargetList, { where: { id: list.id }, lock: { mode: 'pessimistic_write' } });
      if (current.uploadedBy === actor.accountId) throw new AppError('four_eyes', { subject: 'list' });
      const state = LIST_STATES.apply(current.state, 'release');
      await tx.manager.update(TargetList, { id: list.id }, { state, releasedBy: actor.accountId, releasedAt: tx.at });
      // The file may be days old: who was put on do-not-call since it was read does not go out with it.
      const doNotCall = await this.scrub.again(tx, current);
      tx.audit(`list:${list.id}`, { customers: current.accepted, doNotCall });
      tx.enqueue(dealCampaignJob, { campaignId: list.campaignId });
      tx.publish('list', list.id);
      tx.publish('progress', list.campaignId);
    });
  }

  addPauseEffect(effect: ListEffect): void {
    this.pauseEffects.push(effect);
  }

  /** What a pause does to those who stand to the right: open cards. Part of the pause's transaction. */
  async applyPause(tx: Transaction, listId: string): Promise<void> {
    for (const effect of this.pauseEffects) await effect(tx, listId);
  }

  addWithdrawalEffect(effect: ListEffect): void {
    this.withdrawalEffects.push(effect);
  }

  /** Takes what is left of a list out of calling. A call in progress is never cut. */
  async withdraw(actor: Actor, list: TargetList, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.withdraw', subject: `list:${list.id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(TargetList, { where: { id: list.id }, lock: { mode: 'pessimistic_write' } });
      const state = LIST_STATES.apply(current.state, 'withdraw');
      await tx.manager.update(TargetList, { id: list.id }, { state });
      await tx.change(
        "UPDATE task t JOIN prospect p ON p.id = t.prospect_id SET t.state = 'withdrawn' WHERE p.list_id = ? AND t.state = 'dealt'",
        [list.id],
      );
      await tx.change(
        "UPDATE callback c JOIN prospect p ON p.id = c.prospect_id SET c.state = 'withdrawn' WHERE p.list_id = ? AND c.state = 'waiting'",
        [list.id],
      );
      const withdrawn = await tx.change(
        "UPDATE prospect SET state = 'withdrawn', withdrawn_by = 'list' WHERE list_id = ? AND state IN ('callable', 'dealt', 'callback')",
        [list.id],
      );
      for (const effect of this.withdrawalEffects) await effect(tx, list.id);
      tx.audit(`list:${list.id}`, { withdrawn, reason });
      tx.publish('list', list.id);
      tx.publish('progress', list.campaignId);
      tx.publish('seats', null);
    });
  }

  actionsFor(me: Principal, list: TargetList): string[] {
    if (me.role !== 'bank_manager') return [];
    const offered = (['import', 'cancel', 'release', 'pause', 'resume', 'withdraw'] as const).filter((action) =>
      LIST_STATES.allows(list.state, action),
    );
    return offered.filter((action) => !(action === 'release' && list.uploadedBy === me.accountId));
  }

  async rejects(listId: string, cursor: string | null): Promise<{ items: ListReject[]; next: string | null }> {
    const rows = await this.rejectPage(listId, cursor ?? '0', REJECTS_PAGE + 1);
    return { items: rows.slice(0, REJECTS_PAGE), next: rows.length > REJECTS_PAGE ? rows[REJECTS_PAGE - 1]!.id : null };
  }

  /** Every reject of a list in the order of the file, for the report. */
  async *allRejects(listId: string): AsyncGenerator<ReportedReject> {
    for (let cursor = '0'; ;) {
      const rows = await this.rejectPage(listId, cursor, REPORT_PAGE);
      for (const { fileRow, code, columnNumber, heading, masked } of rows)
        yield { row: fileRow, code, column: columnNumber, heading, masked };
      if (rows.length < REPORT_PAGE) return;
      cursor = rows.at(-1)!.id;
    }
  }

  /** Downloads of rejects are exports: they stand in the audit trail (S12). */
  async noteExport(actor: Actor, listId: string, format: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'list.rejects.export', subject: `list:${listId}` }, async (tx) =>
      tx.audit(`list:${listId}`, { format }),
    );
  }

  private async rejectPage(listId: string, after: string, limit: number): Promise<ListReject[]> {
    return this.source.manager
      .createQueryBuilder(ListReject, 'reject')
      .where('reject.listId = :listId AND reject.id > :after', { listId, after })
      .orderBy('reject.id')
      .limit(limit)
      .getMany();
  }

  private async keepFile(actor: Actor, incoming: IncomingFile): Promise<string> {
    return this.unitOfWork.run({ actor, action: 'file.receive' }, async (tx) => {
      const id = await tx.insert(StoredFile, this.files.record('upload', incoming));
      tx.audit(`file:${id}`, { sizeBytes: incoming.sizeBytes, sha256: incoming.sha256.toString('hex') });
      return id;
    });
  }

  private async nameOf(accountId: string): Promise<string> {
    return (await this.accounts.displayNames([accountId])).get(accountId) ?? '';
  }

  private async checkReadable(fileId: string, fileName: string): Promise<void> {
    const file = await this.files.open(fileId);
    try {
      await detectFile(file, fileName);
      await previewFile(file, fileName);
    } finally {
      await file.close();
    }
  }

  private async createList(
    actor: Actor & { kind: 'account' },
    campaign: Campaign,
    fileName: string,
    fileId: string,
    incoming: IncomingFile,
  ): Promise<string> {
    const keyId = this.keys.create('list');
    return this.unitOfWork.run({ actor, action: 'list.upload' }, async (tx) => {
      // The campaign's row keeps two uploads of one file from passing each other.
      const { state } = await tx.manager.findOneOrFail(Campaign, { where: { id: campaign.id }, lock: { mode: 'pessimistic_write' } });
      if (state === 'completed' || state === 'archived')
        throw new AppError('state_conflict', { subject: 'campaign', state, action: 'upload' });
      const same = await tx.manager.findOneBy(TargetList, {
        campaignId: campaign.id,
        fileSha256: incoming.sha256,
        state: Not(In(PUT_ASIDE)),
      });
      if (same) {
        const { id: list, fileName: name, uploadedBy, uploadedAt } = same;
        throw new AppError('list_same_file', { list, name, by: await this.nameOf(uploadedBy), at: uploadedAt.toISOString() });
      }
      const id = await tx.insert(TargetList, {
        ...{ campaignId: campaign.id, bankId: campaign.bankId, fileId, keyId, fileName: fileName.slice(-200), fileSha256: incoming.sha256 },
        ...{ sizeBytes: String(incoming.sizeBytes), state: 'uploaded', uploadedBy: actor.accountId, uploadedAt: tx.at },
        ...{ releasedBy: null, releasedAt: null, mapping: null, headingRow: 1, importStartedAt: null, importEndedAt: null },
        ...zeroCounts(),
        ...{
          claimedBy: null,
          claimedUntil: null,
          problemCode: null,
          problemFacts: null,
          priority: null,
          stateReason: null,
          apiKeyId: null,
        },
      });
      tx.audit(`list:${id}`, { campaignId: campaign.id, sizeBytes: incoming.sizeBytes });
      tx.publish('list', id);
      return id;
    });
  }
}
