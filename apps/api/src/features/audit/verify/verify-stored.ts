import { type VerificationReport, verifyLog } from '@docket/audit';
import { connect, type Db } from '@docket/db';
import { anchorFileSize, readAnchors } from '../sequencer/anchor-file.ts';
import { checkColumns, type StoredCheckpoint, type StoredRow } from './check-columns.ts';
import { type AnchorFinding, compareAnchors } from './compare-anchors.ts';
import { MissingTexts } from './missing-texts.ts';

/** What a verification of the stored log is given; everything else it reads for itself. */
export interface VerifyJob {
  readonly databaseUrl: string;
  readonly verifierKey: string;
  readonly anchorFile: string | null;
}

/** What was found, check by check; `firstBadIndex` as in a {@link VerificationReport}. */
export interface StoredVerdict {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly anchored: boolean;
  readonly firstBadIndex: number | null;
  readonly checks: { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

/** A first failure of one of the checks that only a database can fail. */
export interface Flaw {
  readonly index: number;
  readonly problem: string;
}

/** What the walk over the rows notices beside the entries' texts. */
interface Noticed {
  readonly texts: MissingTexts;
  gap: Flaw | null;
  column: Flaw | null;
}

const BATCH = 1_000;

/**
 * Recomputes the log in the database and holds it against its checkpoints and those outside.
 * Errors: the database or the anchor file cannot be read.
 */
export async function verifyStored({
  databaseUrl,
  verifierKey,
  anchorFile,
}: VerifyJob): Promise<StoredVerdict> {
  const { db, close } = connect(databaseUrl, {
    max: 1,
    applicationName: 'docket audit verify',
    role: 'docket_app',
  });
  try {
    // Before the database is looked at: what the file holds by now was committed there earlier.
    const anchorBytes = anchorFile === null ? 0 : await anchorFileSize(anchorFile);
    const { end, checkpoints } = await readEnd(db);
    const noticed: Noticed = { texts: new MissingTexts(db), gap: null, column: null };
    const report = await verifyLog({
      entries: readEntries(db, end, noticed),
      checkpoints: checkpoints.map(({ note }) => note),
      verifierKeys: [verifierKey],
    });
    const notesBySize = new Map(checkpoints.map(({ size, note }) => [size, note]));
    const kept = readAnchors(anchorFile ?? '', anchorBytes);
    const anchors = await compareAnchors(kept, notesBySize, verifierKey);
    noticed.column ??= checkColumns.ofCheckpoints(checkpoints);
    return verdictOf(report, anchors, noticed, await noticed.texts.first());
  } finally {
    await close();
  }
}

function verdictOf(
  report: VerificationReport,
  anchors: AnchorFinding,
  { gap, column }: Noticed,
  lost: Flaw | null,
): StoredVerdict {
  const positions = {
    name: 'positions',
    ok: gap === null,
    detail: gap?.problem ?? `all ${report.size} entries follow one another without a gap`,
  };
  const columns = {
    name: 'columns',
    ok: column === null,
    detail: column?.problem ?? 'what is searched and shown is what entries and checkpoints say',
  };
  const commitments = {
    name: 'commitments',
    ok: lost === null,
    detail: lost?.problem ?? 'every text that entries commit to is kept, or was erased on record',
  };
  // The report's own anchor check knows of one checkpoint at most; without any it says what that means.
  const checks = report.checks.filter(({ name }) => name !== 'anchor' || anchors.compared === 0);
  const { ok, detail } = anchors;
  const anchor = anchors.compared > 0 ? [{ name: 'anchor', ok, detail }] : [];
  return {
    ok: report.ok && ok && positions.ok && columns.ok && commitments.ok,
    size: report.size,
    root: report.root,
    anchored: ok && anchors.compared > 0,
    firstBadIndex: lowest([report.firstBadIndex, anchors.badIndex, gap?.index, column?.index, lost?.index]),
    checks: [...checks, ...anchor, positions, columns, commitments],
  };
}

function lowest(indexes: readonly (number | null | undefined)[]): number | null {
  const known = indexes.flatMap((index) => index ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** Where the log ends now, with the checkpoints of the same moment: what is appended meanwhile is not looked at. */
async function readEnd(db: Db): Promise<{ end: number; checkpoints: StoredCheckpoint[] }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const last = await trx
        .selectFrom('audit.log')
        .select(({ fn }) => fn.max('leaf_index').as('index'))
        .executeTakeFirst();
      const checkpoints = await trx
        .selectFrom('audit.checkpoint')
        .select(['size', 'note', 'root', 'frontier'])
        .orderBy('size')
        .execute();
      const { index } = last ?? { index: null };
      return { end: index === null ? 0 : index + 1, checkpoints };
    });
}

async function* readEntries(db: Db, end: number, noticed: Noticed): AsyncGenerator<string> {
  let expected = 0;
  while (expected < end) {
    const rows: StoredRow[] = await db
      .selectFrom('audit.log')
      .select(['leaf_index', 'id', 'entry', 'leaf', 'at', 'actor_id', 'action', 'case_id'])
      .where('leaf_index', '>=', expected)
      .where('leaf_index', '<', end)
      .orderBy('leaf_index')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    await noticed.texts.read(rows);
    for (const row of rows) {
      if (row.leaf_index !== expected) {
        const problem = `no entry has the position ${expected}, but later ones do`;
        noticed.gap ??= { index: expected, problem };
      }
      noticed.column ??= checkColumns.ofRow(row);
      expected = row.leaf_index + 1;
      yield row.entry;
    }
  }
}
