import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, type IdempotentRequest, type Transaction, UnitOfWork } from '../platform/index.js';
import { AppError } from '../shared/index.js';
import { BoundedCache } from './rendering/bounded-cache.js';
import { exampleContext } from './rendering/example-context.js';
import { type RenderedScript, renderScript, type ScriptContext } from './rendering/render-script.js';
import { parseScriptBody, type ScriptBody } from './script-body.js';
import { isReplacedBy, madeBy, SCRIPT_VERSION_MACHINE, type ScriptVersionAction, type ScriptVersionState } from './script-states.js';
import { Script, type ScriptLanguage, ScriptVersion } from './script.entity.js';

/** A version with the names of the people behind it. */
export interface ListedVersion extends Pick<
  ScriptVersion,
  'version' | 'state' | 'body' | 'createdBy' | 'createdAt' | 'submittedBy' | 'approvedAt'
> {
  createdName: string | null;
  approvedName: string | null;
  newest: boolean;
}

export interface ListedScript extends Pick<Script, 'id' | 'title' | 'language'> {
  /** Newest first. */
  versions: ListedVersion[];
}

/** A filled script with where it comes from, as the call card shows it. */
export interface FilledScript extends RenderedScript {
  title: string;
  version: number;
  language: ScriptLanguage;
}

type AccountActor = Actor & { kind: 'account' };
type FixedVersion = Pick<FilledScript, 'title' | 'version' | 'language'> & { body: ScriptBody };
type LockedVersion = Pick<ScriptVersion, 'id' | 'version' | 'state' | 'createdBy' | 'submittedBy'>;

const LISTED_SCRIPTS = 200;
/** Versions of a script that a list carries: the newest, and older ones only while they matter. */
const LISTED_VERSIONS = 12;
const CACHED_VERSIONS = 100;

/** What agents say, version by version: written by one person of the bank, approved by another, filled for one customer at a time (L15). */
@Injectable()
export class ScriptsService {
  /** Bodies that can't change any more, by version id. */
  private readonly fixed = new BoundedCache<FixedVersion>(CACHED_VERSIONS);

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A new script with version 1 as a draft; answers its id. */
  async create(
    actor: Actor,
    bankId: string,
    given: { title: string; language: ScriptLanguage; body: unknown },
    key?: IdempotentRequest,
  ): Promise<string> {
    const { body } = parseScriptBody(given.body);
    return this.unitOfWork.run({ actor, action: 'script.create', key }, async (tx) => {
      const id = await tx.insert(Script, { bankId, title: given.title.trim(), language: given.language, createdAt: tx.at });
      await insertDraft(tx, id, 1, body);
      tx.audit(`script:${id}`, { version: 1 });
      return id;
    });
  }

  /** A new wording as a draft: in place of one's own newest draft, otherwise as the next version. Answers the version's number. */
  async addVersion(actor: Actor, bankId: string, scriptId: string, given: unknown, key?: IdempotentRequest): Promise<number> {
    const { body } = parseScriptBody(given);
    return this.unitOfWork.run({ actor, action: 'script.write', subject: `script:${scriptId}`, key }, async (tx) => {
      await lockScript(tx, bankId, scriptId);
      const newest = await lockedVersion(tx, scriptId, null);
      const replaces = newest !== null && isReplacedBy({ ...newest, newest: true }, accountOf(actor));
      const version = (newest?.version ?? 0) + (replaces ? 0 : 1);
      if (replaces) {
        await tx.change('UPDATE script_version SET body = ?, created_at = ? WHERE id = ?', [JSON.stringify(body), tx.at, newest.id]);
      } else {
        await insertDraft(tx, scriptId, version, body);
      }
      tx.audit(`script:${scriptId}`, { version, replaces });
      return version;
    });
  }

  /** From here on the version's words can't be changed. */
  async submit(actor: Actor, bankId: string, scriptId: string, version: number): Promise<void> {
    await this.step(actor, bankId, scriptId, version, 'submit', async (tx, row, state) => {
      await tx.change('UPDATE script_version SET state = ?, submitted_by = ?, submitted_at = ? WHERE id = ?', [
        state,
        accountOf(actor),
        tx.at,
        row.id,
      ]);
    });
  }

  /** The second person's yes; the version approved before is retired in the same transaction (four eyes). */
  async approve(actor: AccountActor, bankId: string, scriptId: string, version: number): Promise<void> {
    await this.step(actor, bankId, scriptId, version, 'approve', async (tx, row, state) => {
      if (madeBy(row, actor.accountId)) throw new AppError('four_eyes', { subject: 'script_version' });
      const superseded = SCRIPT_VERSION_MACHINE.apply('approved', 'supersede');
      await tx.change("UPDATE script_version SET state = ? WHERE script_id = ? AND state = 'approved'", [superseded, scriptId]);
      await tx.change('UPDATE script_version SET state = ?, approved_by = ?, approved_at = ? WHERE id = ?', [
        state,
        actor.accountId,
        tx.at,
        row.id,
      ]);
    });
  }

  /** Takes a version out of use, throws a draft away or refuses a submitted one. Nothing is deleted. */
  async retire(actor: Actor, bankId: string, scriptId: string, version: number): Promise<void> {
    await this.step(actor, bankId, scriptId, version, 'retire', async (tx, row, state) => {
      await tx.change('UPDATE script_version SET state = ? WHERE id = ?', [state, row.id]);
    });
  }

  /** The bank's scripts, newest first, at most 200; of each the newest 12 versions and older ones that are submitted or in use. */
  async list(bankId: string): Promise<ListedScript[]> {
    return this.listed(await this.source.manager.find(Script, { where: { bankId }, order: { id: 'DESC' }, take: LISTED_SCRIPTS }));
  }

  /** One script of this bank as in the list; any other is `not_found`. */
  async one(scriptId: string, bankId: string): Promise<ListedScript> {
    const script = await this.find(scriptId, bankId);
    if (!script) throw new AppError('not_found', { script: scriptId });
    return (await this.listed([script]))[0]!;
  }

  /** Null when there is no such script, or it is another bank's. */
  async find(scriptId: string, bankId: string): Promise<Script | null> {
    return this.source.manager.findOneBy(Script, { id: scriptId, bankId });
  }

  /** The version in use, null when none is approved. Asks nothing about ownership: `find` does. */
  async approvedVersion(scriptId: string): Promise<ScriptVersion | null> {
    return this.source.manager.findOneBy(ScriptVersion, { scriptId, state: 'approved' });
  }

  /** Its id alone: what a card needs to be opened with it. */
  async approvedVersionId(scriptId: string): Promise<string | null> {
    const [row] = (await this.source.query("SELECT id FROM script_version WHERE script_id = ? AND state = 'approved'", [scriptId])) as {
      id: string;
    }[];
    return row ? String(row.id) : null;
  }

  async version(versionId: string): Promise<ScriptVersion> {
    const version = await this.source.manager.findOneBy(ScriptVersion, { id: versionId });
    if (!version) throw new AppError('not_found', { scriptVersion: versionId });
    return version;
  }

  /** Fills a version for one call, in whatever state it is: a card keeps the version it was opened with. */
  async render(versionId: string, context: ScriptContext): Promise<FilledScript> {
    const { body, ...about } = this.fixed.get(versionId) ?? (await this.load(versionId));
    return { ...about, ...renderScript(body, context) };
  }

  /** A body that need not be stored, filled for an invented customer. */
  preview(given: unknown, language: ScriptLanguage): RenderedScript {
    const { body, names } = parseScriptBody(given);
    return renderScript(body, exampleContext(language, names));
  }

  private async step(
    actor: Actor,
    bankId: string,
    scriptId: string,
    version: number,
    action: ScriptVersionAction,
    write: (tx: Transaction, row: LockedVersion, state: ScriptVersionState) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.run({ actor, action: `script.${action}`, subject: `script:${scriptId}` }, async (tx) => {
      await lockScript(tx, bankId, scriptId);
      const row = await lockedVersion(tx, scriptId, version);
      if (!row) throw new AppError('not_found', { script: scriptId, version });
      await write(tx, row, SCRIPT_VERSION_MACHINE.apply(row.state, action));
      tx.audit(`script:${scriptId}`, { version });
    });
  }

  private async load(versionId: string): Promise<FixedVersion> {
    const { scriptId, version, body, state } = await this.version(versionId);
    const { title, language } = await this.source.manager.findOneByOrFail(Script, { id: scriptId });
    const loaded = { title, language, version, body };
    if (state !== 'draft') this.fixed.set(versionId, loaded);
    return loaded;
  }

  private async listed(scripts: Script[]): Promise<ListedScript[]> {
    if (scripts.length === 0) return [];
    const rows = (await this.source.query(
      `SELECT v.script_id, v.version, v.state, v.body, v.created_by, v.created_at, v.submitted_by, v.approved_at, n.newest,
              c.display_name AS created_name, a.display_name AS approved_name
         FROM script_version v
         JOIN (SELECT script_id, MAX(version) AS newest FROM script_version WHERE script_id IN (?) GROUP BY script_id) n ON n.script_id = v.script_id
         LEFT JOIN account c ON c.id = v.created_by LEFT JOIN account a ON a.id = v.approved_by
        WHERE v.version > n.newest - ? OR v.state IN ('submitted', 'approved')
        ORDER BY v.script_id, v.version DESC`,
      [scripts.map(({ id }) => id), LISTED_VERSIONS],
    )) as VersionRow[];
    return scripts.map(({ id, title, language }) => ({
      ...{ id, title, language },
      versions: rows.filter((row) => String(row.script_id) === id).map(listedVersion),
    }));
  }
}

interface VersionRow {
  script_id: string;
  version: number;
  state: ScriptVersionState;
  body: string;
  created_by: string | null;
  created_at: Date;
  submitted_by: string | null;
  approved_at: Date | null;
  newest: number;
  created_name: string | null;
  approved_name: string | null;
}

function listedVersion(row: VersionRow): ListedVersion {
  return {
    ...{ version: row.version, state: row.state, body: JSON.parse(row.body) as ScriptBody, newest: row.version === Number(row.newest) },
    ...{
      createdBy: idOrNull(row.created_by),
      submittedBy: idOrNull(row.submitted_by),
      createdAt: row.created_at,
      approvedAt: row.approved_at,
    },
    ...{ createdName: row.created_name, approvedName: row.approved_name },
  };
}

/** Every write of a script's versions waits here for the one before, so that at most one version ends up approved. */
async function lockScript(tx: Transaction, bankId: string, scriptId: string): Promise<void> {
  const script = await tx.row('SELECT id FROM script WHERE id = ? AND bank_id = ? FOR UPDATE', [scriptId, bankId]);
  if (!script) throw new AppError('not_found', { script: scriptId });
}

/** The version with this number, or the newest one. */
async function lockedVersion(tx: Transaction, scriptId: string, version: number | null): Promise<LockedVersion | null> {
  const row = await tx.row<{
    id: string;
    version: number;
    state: ScriptVersionState;
    created_by: string | null;
    submitted_by: string | null;
  }>(
    `SELECT id, version, state, created_by, submitted_by FROM script_version
      WHERE script_id = ? AND (? IS NULL OR version = ?) ORDER BY version DESC LIMIT 1 FOR UPDATE`,
    [scriptId, version, version],
  );
  if (!row) return null;
  const { state, created_by, submitted_by } = row;
  return { id: String(row.id), version: row.version, state, createdBy: idOrNull(created_by), submittedBy: idOrNull(submitted_by) };
}

async function insertDraft(tx: Transaction, scriptId: string, version: number, body: ScriptBody): Promise<void> {
  await tx.insert(ScriptVersion, {
    ...{ scriptId, version, state: 'draft' as const, body, createdBy: accountOf(tx.actor), createdAt: tx.at },
    ...{ submittedBy: null, submittedAt: null, approvedBy: null, approvedAt: null },
  });
}

const idOrNull = (id: string | null): string | null => (id === null ? null : String(id));

const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.accountId : null);
