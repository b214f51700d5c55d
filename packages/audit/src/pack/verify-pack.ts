/** Verifies an evidence pack from itself, and from what the verifier has by another way. */
import { checkFiles } from '../bundle/check-files.ts';
import { FILES } from '../bundle/manifest.ts';
import { FileReader } from '../bundle/read-lines.ts';
import { BundleError, findKey, judgeSignature, type Trust } from '../bundle/trust.ts';
import { type BundleReport, verifyBundleFiles } from '../bundle/verify-bundle.ts';
import { filesIn, type OpenFiles } from '../bundle/zip.ts';
import { lowestIndex } from '../verify.ts';
import { type Finding, failed, passed, type VerificationCheck } from '../verify-checks.ts';
import { type Missing, PACK, type PackManifest, parsePackManifest } from './manifest.ts';
import { judgeEvidence, judgeReceipts, type PackedReceipt, readReceipts } from './packed-receipts.ts';

/** The verdict on a pack; the checks and `firstBadIndex` are as in a {@link BundleReport}. */
export type PackReport = {
  readonly kind: 'pack';
  readonly ok: boolean;
  readonly anchored: boolean;
  readonly keyGiven: boolean;
  readonly verifierKey: string;
  readonly case: string;
  readonly made: string;
  readonly files: number;
  readonly receipts: readonly string[];
  readonly missing: readonly Missing[];
  readonly checks: readonly VerificationCheck[];
  readonly firstBadIndex: number | null;
};

/** Whether these files are a pack, whatever was done to them. */
export function isPack(files: OpenFiles): boolean {
  return files.has(`${PACK.audit}${FILES.manifest}`) || files.has(PACK.sums);
}

/**
 * Runs every check and reports all of them.
 *
 * @throws BundleError when there is no key to verify with.
 */
export async function verifyPack(files: OpenFiles, trust: Trust): Promise<PackReport> {
  const reader = new FileReader(files);
  const { key, finding: keyFinding } = await findKey(reader, trust.key, 'pack');
  const { manifest, finding: manifestFinding } = await readManifest(reader, key);
  const audit = await judgeAudit(files, manifest, { ...trust, key });
  const receipts = await readReceipts(files, reader, key);
  const findings = [
    keyFinding,
    manifestFinding,
    ...(manifest === null ? [] : [await checkFiles(files, reader, manifest.files, null)]),
    audit.finding,
    await judgeReceipts(receipts, manifest, reader),
    ...(manifest === null ? [] : [judgeEvidence(receipts, manifest)]),
    ...audit.anchor,
  ];
  return {
    kind: 'pack',
    ok: findings.every(({ ok }) => ok),
    anchored: audit.report?.anchored ?? false,
    keyGiven: trust.key !== undefined,
    verifierKey: key,
    case: manifest?.case ?? '',
    made: manifest?.made ?? '',
    files: files.size,
    receipts: receipts.flatMap(codeOf),
    missing: manifest?.missing ?? [],
    checks: findings.map(({ name, ok, detail }) => ({ name, ok, detail })),
    firstBadIndex: lowestIndex(findings),
  };
}

function codeOf({ report }: PackedReceipt): string[] {
  return report.code === null ? [] : [report.code];
}

async function readManifest(
  reader: FileReader,
  key: string,
): Promise<{ manifest: PackManifest | null; finding: Finding }> {
  const note = await reader.text(FILES.manifest);
  const manifest = note === null ? null : parsePackManifest(note.slice(0, note.lastIndexOf('\n\n') + 1));
  if (note === null || manifest === null) {
    const problem = `${FILES.manifest} is missing or cannot be read, so that no file can be compared with it`;
    return { manifest: null, finding: failed('manifest', problem, null) };
  }
  return { manifest, finding: judgeSignature(note, key, { log: manifest.log, what: 'pack' }) };
}

/** The case's part of the log is a bundle of its own, with checks of its own; here it holds or it does not. */
async function judgeAudit(
  files: OpenFiles,
  manifest: PackManifest | null,
  trust: Trust,
): Promise<{ report: BundleReport | null; finding: Finding; anchor: Finding[] }> {
  try {
    const report = await verifyBundleFiles(filesIn(files, PACK.audit), trust);
    const anchor = report.checks.filter(({ name }) => name === 'anchor');
    const broken = report.checks.filter(({ name, ok }) => !ok && name !== 'anchor');
    const problems = broken.map(({ name, detail }) => `${PACK.audit} ${name}: ${detail}`);
    if (manifest !== null && !isOfCase(report, manifest)) {
      problems.push(`${PACK.audit} is not the log of case ${manifest.case}`);
    }
    const finding =
      problems.length === 0
        ? passed('audit', `${report.entries} entries of the case are in the log of ${report.size}, unchanged`)
        : failed('audit', problems.join('; '), report.firstBadIndex);
    return { report, finding, anchor: anchor.map((check) => ({ ...check, badIndex: null })) };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return { report: null, finding: failed('audit', `${PACK.audit}${error.message}`, null), anchor: [] };
  }
}

function isOfCase({ scope }: BundleReport, manifest: PackManifest): boolean {
  return scope.kind === 'case' && scope.case === manifest.case;
}
