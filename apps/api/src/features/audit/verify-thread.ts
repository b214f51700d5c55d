import { parentPort, workerData } from 'node:worker_threads';
import { type VerificationReport, verifyLog } from '@docket/audit';
import { connect, type Db } from '@docket/db';
import { type Anchor, anchorFileSize, readAnchors } from './anchor-file.ts';
import { type AnchorFinding, compareAnchors } from './compare-anchors.ts';

/** What the thread is given; everything else it reads for itself. */
export interface VerifyJob {
  readonly databaseUrl: string;
  readonly verifierKey: string;
  readonly anchorFile: string | null;
}

/** `missingIndex` is the first position that no entry has, though a later one does. */
export interface VerifyResult {
  readonly report: VerificationReport;
  readonly missingIndex: number | null;
  readonly anchors: AnchorFinding;
}

const BATCH = 1_000;

// Only verify-audit.ts starts this file, with a VerifyJob.
parentPort?.postMessage(await verifyStored(workerData as VerifyJob));

async function verifyStored({ databaseUrl, verifierKey, anchorFile }: VerifyJob): Promise<VerifyResult> {
  const { db, close } = connect(databaseUrl, { max: 1, applicationName: 'docket audit verify' });
  try {
    // Before the database is looked at: what the file holds by now was committed there earlier.
    const anchorBytes = anchorFile === null ? 0 : await anchorFileSize(anchorFile);
    const { end, checkpoints } = await readEnd(db);
    const positions: { missingIndex: number | null } = { missingIndex: null };
    const report = await verifyLog({
      entries: readEntries(db, end, positions),
      checkpoints: checkpoints.map(({ note }) => note),
      verifierKeys: [verifierKey],
    });
    const notesBySize = new Map(checkpoints.map(({ size, note }) => [size, note]));
    const kept = readAnchors(anchorFile ?? '', anchorBytes);
    const anchors = await compareAnchors(kept, notesBySize, verifierKey);
    return { report, missingIndex: positions.missingIndex, anchors };
  } finally {
    await close();
  }
}

/** Where the log ends now, with the checkpoints of the same moment: what is appended meanwhile is not looked at. */
async function readEnd(db: Db): Promise<{ end: number; checkpoints: Anchor[] }> {
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
        .select(['size', 'note'])
        .orderBy('size')
        .execute();
      const { index } = last ?? { index: null };
      return { end: index === null ? 0 : index + 1, checkpoints };
    });
}

async function* readEntries(
  db: Db,
  end: number,
  positions: { missingIndex: number | null },
): AsyncGenerator<string> {
  let expected = 0;
  while (expected < end) {
    const rows = await db
      .selectFrom('audit.log')
      .select(['leaf_index', 'entry'])
      .where('leaf_index', '>=', expected)
      .where('leaf_index', '<', end)
      .orderBy('leaf_index')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    for (const row of rows) {
      if (row.leaf_index !== expected) positions.missingIndex ??= expected;
      expected = row.leaf_index + 1;
      yield row.entry;
    }
  }
}
