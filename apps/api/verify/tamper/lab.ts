import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SigningKey, verifierKeyOf } from '@docket/audit';
import { connect, type Db } from '@docket/db';
import { sql } from 'kysely';
import { appendAudit, SYSTEM } from '../../src/features/audit/append-audit.ts';
import { type SequencerDeps, sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { type StoredVerdict, verifyStored } from '../../src/features/audit/verify/verify-stored.ts';
import { newId } from '../../src/new-id.ts';

const FOLDER = new URL('../../../../packages/db/', import.meta.url);
const SCHEMA = ['0004_audit.sql', '0008_audit_tiles.sql', '0017_audit_roles.sql'].map(
  (name) => `migrations/${name}`,
);

type Kept = readonly [
  table: 'audit.log' | 'audit.checkpoint',
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
];

/**
 * A database whose audit log is made by the real code, destroyed by the attacks, and put back between them. The
 * attacker is the cluster's superuser.
 */
export class Lab {
  readonly url: string;
  readonly db: Db;
  readonly key: SigningKey = { name: 'docket.example/audit', secretKey: new Uint8Array(randomBytes(32)) };
  readonly anchorFile: string;
  readonly close: () => Promise<void>;
  #kept: readonly Kept[] = [];
  #anchors = '';

  constructor(url: string, folder: string) {
    this.url = url;
    const { db, close } = connect(url, { max: 2, applicationName: 'tamper' });
    this.db = db;
    this.close = close;
    this.anchorFile = join(folder, `${randomBytes(4).toString('hex')}.notes`);
  }

  get deps(): SequencerDeps & { newId: () => string } {
    const { db, key, anchorFile } = this;
    // the sequencer reads this one setting
    const env = { AUDIT_ANCHOR_FILE: anchorFile } as SequencerDeps['env'];
    return { db, sequencerDb: db, auditKey: key, env, clock: () => new Date(), newId: () => newId() };
  }

  /** An empty log with its guards, and no checkpoint outside. */
  async clear(): Promise<void> {
    await sql`drop schema if exists audit cascade`.execute(this.db);
    for (const name of [...SCHEMA, 'roles.sql']) {
      await sql.raw(await readFile(new URL(name, FOLDER), 'utf8')).execute(this.db);
    }
    await writeFile(this.anchorFile, '');
  }

  /** Entries as Docket writes them, a checkpoint after each batch. Every fifth begins a decision's way. */
  async write(batches: readonly number[]): Promise<void> {
    let n = 0;
    let decision = '';
    for (const size of batches) {
      await this.db.transaction().execute(async (trx) => {
        for (let i = 0; i < size; i += 1) {
          const step = n % STEPS.length;
          if (step === 0) decision = newId();
          await appendAudit(trx, this.deps, SYSTEM, {
            action: STEPS[step] ?? 'case.imported',
            case: `00000000-0000-4000-8000-${String(Math.floor(n / STEPS.length) % 7).padStart(12, '0')}`,
            object: { type: 'decision', id: decision },
            reason: 'other',
            refs: { n: String(n), word: n % 5 === 0 ? 'é€😀"\\' : 'plain' },
          });
          n += 1;
        }
      });
      await sequenceAudit(this.deps);
    }
  }

  async keep(): Promise<void> {
    this.#anchors = await readFile(this.anchorFile, 'utf8');
    const log = await this.db
      .selectFrom('audit.log')
      .select(['leaf_index', 'id', 'entry', 'leaf'])
      .orderBy('leaf_index')
      .execute();
    const checkpoints = await this.db.selectFrom('audit.checkpoint').selectAll().orderBy('size').execute();
    this.#kept = [
      ['audit.log', ['leaf_index', 'id', 'entry', 'leaf'], log],
      ['audit.checkpoint', ['size', 'root', 'frontier', 'note', 'signed_at'], checkpoints],
    ];
  }

  /** As it was at `keep`, whatever was done to tables, triggers, constraints and the anchor file. */
  async restore(): Promise<void> {
    await this.clear();
    for (const [table, columns, rows] of this.#kept) {
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
        values ${sql.join(rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`))}`.execute(
        this.db,
      );
    }
    await writeFile(this.anchorFile, this.#anchors);
  }

  /** Verified as the product does it, by a connection of its own. */
  verify(options: { anchored?: boolean; url?: string } = {}): Promise<StoredVerdict> {
    const { anchored = true, url = this.url } = options;
    return verifyStored({
      databaseUrl: url,
      verifierKey: verifierKeyOf(this.key),
      anchorFile: anchored ? this.anchorFile : null,
    });
  }
}

const STEPS = [
  'decision.requested',
  'decision.sent',
  'decision.confirmed',
  'case.viewed',
  'note.added',
] as const;
