/** The receipts in a pack: that each holds, that none is missing, and that what the deciders saw is there. */
import { FILES } from '../bundle/manifest.ts';
import type { FileReader } from '../bundle/read-lines.ts';
import type { OpenFiles } from '../bundle/zip.ts';
import { asRecord } from '../decision-rules.ts';
import { entriesOf, type ReceiptReport, verifyReceipt } from '../receipt/verify-receipt.ts';
import { type Finding, failed, passed } from '../verify-checks.ts';
import { PACK, type PackManifest } from './manifest.ts';

export type PackedReceipt = {
  readonly name: string;
  readonly report: ReceiptReport;
  readonly entries: readonly string[];
};

export async function readReceipts(
  files: OpenFiles,
  reader: FileReader,
  key: string,
): Promise<PackedReceipt[]> {
  const receipts: PackedReceipt[] = [];
  for (const name of [...files.keys()].filter((one) => one.startsWith(PACK.receipts)).sort()) {
    const text = (await reader.text(name)) ?? '';
    receipts.push({ name, report: await verifyReceipt(text, { key }), entries: entriesOf(text) });
  }
  return receipts;
}

/**
 * Each receipt holds, is of this case and of the entries that the pack's part of the log holds: a log with two faces
 * would show one in the receipt and the other in the part. And each decision that the log calls confirmed has one.
 */
export async function judgeReceipts(
  receipts: readonly PackedReceipt[],
  manifest: PackManifest | null,
  reader: FileReader,
): Promise<Finding> {
  const problems: string[] = [];
  const { all, confirmed } = await readEntries(reader);
  for (const { name, report, entries } of receipts) {
    const broken = report.checks.find(({ ok }) => !ok);
    if (broken !== undefined) problems.push(`${name}: ${broken.detail}`);
    else if (manifest !== null && report.statement?.case !== manifest.case) {
      problems.push(`${name} is of another case`);
    } else if (!entries.every((entry) => all.has(entry))) {
      problems.push(`${name} is of entries that ${PACK.audit}${FILES.entries} does not hold`);
    }
  }
  const receipted = new Set(receipts.map(({ report }) => report.statement?.decision));
  for (const decision of confirmed) {
    if (!receipted.has(decision)) problems.push(`decision ${decision} was confirmed and has no receipt here`);
  }
  if (problems.length > 0) return failed('receipts', problems.join('; '), null);
  const amount =
    receipts.length === 1 ? 'the one receipt holds' : `each of ${receipts.length} receipts holds`;
  return passed('receipts', `${amount}, and no confirmed decision is without one`);
}

/** The entries of the case, and which decisions they call confirmed. */
async function readEntries(reader: FileReader) {
  const all = new Set<string>();
  const confirmed = new Set<string>();
  for await (const line of reader.lines(`${PACK.audit}${FILES.entries}`)) {
    all.add(line);
    const { action, object } = asRecord(parseLoosely(line));
    const { id } = asRecord(object);
    if (action === 'decision.confirmed' && typeof id === 'string') confirmed.add(id);
  }
  return { all, confirmed };
}

/** A line that is no JSON is judged with the bundle. */
function parseLoosely(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

/**
 * What Didit said when somebody decided is in the pack, byte for byte, or the pack says that it is not. Files may be
 * gone by now; which of those that were seen are still here is told.
 */
export function judgeEvidence(receipts: readonly PackedReceipt[], manifest: PackManifest): Finding {
  const here = new Set(Object.values(manifest.files).map(({ sha256 }) => sha256));
  const admitted = new Set(manifest.missing.map(({ digest }) => digest));
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { name, report } of receipts) {
    const evidence = report.statement?.evidence ?? null;
    if (evidence === null) continue;
    if (!here.has(evidence.decision) && !admitted.has(evidence.decision)) {
      problems.push(`${name}: what Didit said when it was decided is not in the pack`);
    }
    for (const digest of Object.values(evidence.media)) if (digest !== null) seen.add(digest);
  }
  if (problems.length > 0) return failed('evidence', problems.join('; '), null);
  const found = [...seen].filter((digest) => here.has(digest)).length;
  const files =
    seen.size === 0
      ? 'no file was opened'
      : `of ${seen.size} files that were opened, ${found} are here, byte for byte`;
  return passed('evidence', `what Didit said at each decision is here or named as missing; ${files}`);
}
