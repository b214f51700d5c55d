/** The receipts in a pack: that each holds, that none is missing, and that what the deciders saw is there. */
import { FILES } from '../bundle/manifest.ts';
import type { FileReader } from '../bundle/read-lines.ts';
import type { OpenFiles } from '../bundle/zip.ts';
import { asRecord } from '../decision-rules.ts';
import { type ReceiptReport, verifyReceipt } from '../receipt/verify-receipt.ts';
import { type Finding, failed, passed } from '../verify-checks.ts';
import { PACK, type PackManifest } from './manifest.ts';

export type PackedReceipt = { readonly name: string; readonly report: ReceiptReport };

export async function readReceipts(
  files: OpenFiles,
  reader: FileReader,
  key: string,
): Promise<PackedReceipt[]> {
  const receipts: PackedReceipt[] = [];
  for (const name of [...files.keys()].filter((one) => one.startsWith(PACK.receipts)).sort()) {
    receipts.push({ name, report: await verifyReceipt((await reader.text(name)) ?? '', { key }) });
  }
  return receipts;
}

/** Each receipt holds and is of this case, and each decision that the log calls confirmed has one. */
export async function judgeReceipts(
  receipts: readonly PackedReceipt[],
  manifest: PackManifest | null,
  reader: FileReader,
): Promise<Finding> {
  const problems: string[] = [];
  for (const { name, report } of receipts) {
    const broken = report.checks.find(({ ok }) => !ok);
    if (broken !== undefined) problems.push(`${name}: ${broken.detail}`);
    else if (manifest !== null && report.statement?.case !== manifest.case) {
      problems.push(`${name} is of another case`);
    }
  }
  const receipted = new Set(receipts.map(({ report }) => report.statement?.decision));
  for (const decision of await confirmedIn(reader)) {
    if (!receipted.has(decision)) problems.push(`decision ${decision} was confirmed and has no receipt here`);
  }
  if (problems.length > 0) return failed('receipts', problems.join('; '), null);
  const amount =
    receipts.length === 1 ? 'the one receipt holds' : `each of ${receipts.length} receipts holds`;
  return passed('receipts', `${amount}, and no confirmed decision is without one`);
}

async function confirmedIn(reader: FileReader): Promise<Set<string>> {
  const confirmed = new Set<string>();
  for await (const line of reader.lines(`${PACK.audit}${FILES.entries}`)) {
    const { action, object } = asRecord(parseLoosely(line));
    const { id } = asRecord(object);
    if (action === 'decision.confirmed' && typeof id === 'string') confirmed.add(id);
  }
  return confirmed;
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
