import { type BundleScope, type BundleSource, writeBundle } from '@docket/audit/bundle';
import type { contract } from '@docket/contracts';
import type { Db } from '@docket/db';
import type * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { type Agent, appendAudit } from '../append-audit.ts';
import { findPart, type Part, readPart, readPlaces } from './find-part.ts';
import { readSide } from './read-side.ts';
import { TreeReader } from './tree-reader.ts';

export type ExportQuery = z.output<typeof contract.exportAudit.schema.querystring>;
export type ExportDeps = Pick<Deps, 'db' | 'auditKey' | 'clock' | 'newId'> & {
  /** Without it nothing can be disclosed. */
  readonly sealing?: Deps['sealing'];
};

/** A bundle on its way: `entries` of them will be in the file. */
export interface Export {
  readonly filename: string;
  readonly entries: number;
  readonly bytes: ReadableStream<Uint8Array>;
}

interface Newest {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/**
 * The log, or one case or period of it, as a bundle that is verified without Docket. It ends at the newest checkpoint:
 * what waits for its own is not in it. Nothing is kept in memory, however large the log.
 *
 * Effects: who exports what is on record before the first byte leaves. `onEntry` is told how many entries are written.
 * Errors: not-found when nothing is sealed yet or no sealed entry belongs to the case or period; invalid-input.
 */
export async function exportAudit(
  deps: ExportDeps,
  actor: Actor | Agent,
  query: ExportQuery,
  onEntry: (done: number) => void = () => {},
): Promise<Export> {
  const scope = scopeOf(query, deps.clock());
  const newest = await newestCheckpoint(deps.db);
  if (query.held !== undefined && query.held > newest.size) {
    refuse('held', `is more than the ${newest.size} entries that are sealed`);
  }
  const part = await findPart(deps.db, scope, newest.size);
  if (part === null) return fail('not-found', 'No sealed entry of the audit log belongs to this.');
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'audit.exported',
      case: scope.kind === 'case' ? scope.case : null,
      refs: {
        scope: scope.kind,
        ...(scope.kind === 'period' ? { from: scope.from, to: scope.to } : {}),
        entries: String(part.count),
        size: String(newest.size),
        ...(query.disclose === 'true' ? { disclosed: 'true' } : {}),
        root: newest.root.toString('base64'),
      },
    }),
  );
  return {
    filename: `docket-audit-${scope.kind === 'case' ? scope.case : scope.kind}-${newest.size}.zip`,
    entries: part.count,
    bytes: writeBundle(
      await sourceOf(deps, {
        part,
        newest,
        held: query.held,
        disclose: query.disclose === 'true',
        onEntry,
      }),
      deps.auditKey,
    ),
  };
}

/** The part of the log that is of a case, for an export that holds more than the log; null when there is none. */
export async function caseBundle(deps: ExportDeps, caseId: string): Promise<BundleSource | null> {
  const newest = await newestCheckpoint(deps.db);
  const part = await findPart(deps.db, { kind: 'case', case: caseId }, newest.size);
  return part === null
    ? null
    : sourceOf(deps, { part, newest, held: undefined, disclose: false, onEntry: () => {} });
}

interface Order {
  readonly part: Part;
  readonly newest: Newest;
  readonly held: number | undefined;
  readonly disclose: boolean;
  readonly onEntry: (done: number) => void;
}

async function sourceOf(
  { db, sealing }: ExportDeps,
  { part, newest, held, disclose, onEntry }: Order,
): Promise<BundleSource> {
  const common = {
    scope: part.scope,
    entryCount: part.count,
    newest,
    entries: textsOf(db, part, onEntry),
    side: disclose && sealing !== undefined ? readSide({ db, sealing }, part) : undefined,
  };
  if (part.scope.kind === 'all') {
    return { ...common, checkpoints: readCheckpoints(db, newest.size) };
  }
  const tree = await TreeReader.open(db, newest.size, newest.root);
  return {
    ...common,
    proofs: proofsOf(db, part, tree),
    held: held === undefined ? undefined : { size: held, hashes: await tree.proveConsistency(held) },
  };
}

/** A period's open end is now; its open beginning is before all logs. */
function scopeOf({ caseId, from, to }: ExportQuery, now: Date): BundleScope {
  if (caseId !== undefined) {
    if (from !== undefined || to !== undefined) refuse('caseId', 'does not go together with a period');
    return { kind: 'case', case: caseId };
  }
  if (from === undefined && to === undefined) return { kind: 'all' };
  const [first, last] = [new Date(from ?? 0).toISOString(), (to ? new Date(to) : now).toISOString()];
  if (first > last) refuse('from', 'is after the end of the period');
  return { kind: 'period', from: first, to: last };
}

function refuse(parameter: string, message: string): never {
  return fail('invalid-input', undefined, {
    fields: [{ pointer: `/querystring/${parameter}`, code: 'custom', message }],
  });
}

async function newestCheckpoint(db: Db): Promise<Newest> {
  const newest = await db
    .selectFrom('audit.checkpoint')
    .select(['size', 'root', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ?? fail('not-found', 'Nothing in the audit log is sealed yet.');
}

async function* textsOf(db: Db, part: Part, onEntry: (done: number) => void): AsyncGenerator<string> {
  let done = 0;
  for await (const { entry } of readPart(db, part)) {
    yield entry;
    done += 1;
    onEntry(done);
  }
}

async function* proofsOf(db: Db, part: Part, tree: TreeReader) {
  for await (const index of readPlaces(db, part)) yield { index, hashes: await tree.proveInclusion(index) };
}

const CHECKPOINTS_AT_ONCE = 1_000;

async function* readCheckpoints(db: Db, size: number): AsyncGenerator<string> {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('audit.checkpoint')
      .select(['size', 'note'])
      .where('size', '>', after)
      .where('size', '<=', size)
      .orderBy('size')
      .limit(CHECKPOINTS_AT_ONCE)
      .execute();
    for (const { note } of rows) yield note;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHECKPOINTS_AT_ONCE) return;
    after = last.size;
  }
}
