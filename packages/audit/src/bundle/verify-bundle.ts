/** Verifies a bundle from itself, and from what the verifier has by another way: the log's key, older checkpoints. */
import { CanonicalError, type CanonicalValue, parseCanonical } from '../canonical.ts';
import { CommitmentRules } from '../commitment-rules.ts';
import { type OpenedCheckpoint, openCheckpoints } from '../open-checkpoints.ts';
import { lowestIndex, verifyLog } from '../verify.ts';
import { type Finding, failed, passed, type VerificationCheck } from '../verify-checks.ts';
import { checkFiles } from './check-files.ts';
import { type BundleManifest, type BundleScope, FILES, parseManifest } from './manifest.ts';
import { judgePartAnchors } from './part-anchors.ts';
import { FileReader } from './read-lines.ts';
import { BundleError, findKey, judgeSignature, openZipFile, type Trust } from './trust.ts';
import { verifyPart } from './verify-part.ts';
import type { OpenFiles } from './zip.ts';

/** The verdict on a bundle; `firstBadIndex` and the checks are as in a {@link VerificationReport}. */
export type BundleReport = {
  readonly kind: 'bundle';
  readonly ok: boolean;
  readonly anchored: boolean;
  /** Whether the key came from the verifier and not out of the bundle. */
  readonly keyGiven: boolean;
  readonly verifierKey: string;
  readonly scope: BundleScope;
  /** Entries in the bundle, and in the log at its newest checkpoint, whose signed lines are `checkpoint`. */
  readonly entries: number;
  readonly size: number;
  readonly checkpoint: string | null;
  readonly checks: readonly VerificationCheck[];
  readonly firstBadIndex: number | null;
};

/**
 * Runs every check and reports all of them.
 *
 * @throws BundleError when the file is no zip or no bundle of this format, or the given key does not parse.
 */
export async function verifyBundle(blob: Blob, trust: Trust = {}): Promise<BundleReport> {
  return verifyBundleFiles(await openZipFile(blob), trust);
}

/** The same for files that are already open, of a zip or a folder. @throws BundleError. */
export async function verifyBundleFiles(files: OpenFiles, trust: Trust): Promise<BundleReport> {
  const reader = new FileReader(files);
  const { key, finding: keyFinding } = await findKey(reader, trust.key, 'bundle');
  const { manifest, finding: manifestFinding } = await readManifest(reader, key);
  const commitments = FILES.side in manifest.files ? new CommitmentRules() : null;
  const run = { files: reader, key, manifest, trust, commitments };
  const content = manifest.scope.kind === 'all' ? await judgeLog(run) : await judgePart(run);
  const findings = [
    keyFinding,
    manifestFinding,
    ...content.findings,
    ...(commitments === null ? [] : [await judgeTexts(reader, manifest, commitments)]),
    await checkFiles(files, reader, manifest.files, lowestIndex(content.findings)),
  ];
  return {
    kind: 'bundle',
    ok: findings.every(({ ok }) => ok),
    anchored: content.anchored,
    keyGiven: trust.key !== undefined,
    verifierKey: key,
    scope: manifest.scope,
    entries: content.entries,
    size: content.size,
    checkpoint: content.checkpoint,
    checks: findings.map(({ name, ok, detail }) => ({ name, ok, detail })),
    firstBadIndex: lowestIndex(findings),
  };
}

type Run = {
  readonly files: FileReader;
  readonly key: string;
  readonly manifest: BundleManifest;
  readonly trust: Trust;
  /** Only when texts were disclosed with the entries. */
  readonly commitments: CommitmentRules | null;
};
type Content = {
  readonly findings: readonly Finding[];
  readonly anchored: boolean;
  readonly entries: number;
  readonly size: number;
  readonly checkpoint: string | null;
};

/** Errors: BundleError for a text that is no manifest, signed or not. A wrong signature is a finding. */
async function readManifest(
  files: FileReader,
  key: string,
): Promise<{ manifest: BundleManifest; finding: Finding }> {
  const note = await files.text(FILES.manifest);
  const manifest = note === null ? null : parseManifest(note.slice(0, note.lastIndexOf('\n\n') + 1));
  if (note === null || manifest === null) {
    const damage = files.damage.get(FILES.manifest);
    throw new BundleError(damage ?? `${FILES.manifest} is missing or is not a manifest of this format`);
  }
  return { manifest, finding: judgeSignature(note, key, { log: manifest.log, what: 'bundle' }) };
}

/** The entries, read along by the rules for disclosed texts. */
async function* entriesOf({ files, commitments }: Run): AsyncGenerator<string> {
  let index = 0;
  for await (const line of files.lines(FILES.entries)) {
    if (commitments !== null) commitments.read(loosely(line), index);
    index += 1;
    yield line;
  }
}

/** An entry in another form is judged elsewhere; here it commits to nothing. */
function loosely(line: string): CanonicalValue {
  try {
    return parseCanonical(line);
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    return null;
  }
}

/** A period may end before an erasure: then a text that is not shown proves nothing. */
async function judgeTexts(
  files: FileReader,
  { scope }: BundleManifest,
  commitments: CommitmentRules,
): Promise<Finding> {
  for await (const line of files.lines(FILES.side)) commitments.disclose(line);
  return { name: 'commitments', ...commitments.end({ isWhole: scope.kind !== 'period' }) };
}

async function judgeLog(run: Run): Promise<Content> {
  const { files, key, manifest, trust } = run;
  let newest: string | null = null;
  async function* checkpoints(): AsyncGenerator<string> {
    for await (const note of files.notes(FILES.checkpoints)) {
      newest = note;
      yield note;
    }
  }
  const report = await verifyLog({
    entries: entriesOf(run),
    checkpoints: checkpoints(),
    verifierKeys: [key],
    anchors: trust.anchors,
    onProgress: (done) => trust.onProgress?.(done, manifest.entries),
  });
  const { checks, size, anchored, firstBadIndex } = report;
  // the walk has named the first bad entry over all its checks; the single ones need no index of their own
  const findings = checks.map((check) => ({ ...check, badIndex: check.ok ? null : firstBadIndex }));
  return {
    findings: [...findings, countFinding(manifest, size, size)],
    anchored,
    entries: size,
    size,
    checkpoint: newest,
  };
}

async function judgePart(run: Run): Promise<Content> {
  const { files, key, manifest, trust } = run;
  const notes: OpenedCheckpoint[] = [];
  for await (const opened of openCheckpoints(files.notes(FILES.checkpoints), [key])) notes.push(opened);
  const [newest] = notes;
  const head = newest?.head ?? null;
  if (newest === undefined || notes.length !== 1 || head === null) {
    const problem = newest?.problem || `${FILES.checkpoints} holds ${notes.length}, not one`;
    const finding = failed('checkpoint-signatures', `the checkpoint: ${problem}`, 0);
    return { findings: [finding], anchored: false, entries: 0, size: 0, checkpoint: null };
  }
  const { findings, count } = await verifyPart({
    entries: entriesOf(run),
    proofs: files.lines(FILES.proofs),
    scope: manifest.scope,
    head,
    note: newest.note,
    onProgress: (done) => trust.onProgress?.(done, manifest.entries),
  });
  const anchor = await judgePartAnchors(files, newest, { key, anchors: trust.anchors ?? [] });
  return {
    findings: [
      passed('checkpoint-signatures', 'the checkpoint is signed by the log'),
      ...findings,
      countFinding(manifest, count, head.size),
      anchor.finding,
    ],
    anchored: anchor.anchored,
    entries: count,
    size: head.size,
    checkpoint: newest.note,
  };
}

function countFinding(manifest: BundleManifest, entries: number, size: number): Finding {
  if (manifest.entries === entries && manifest.size === size) {
    return passed('count', `there are as many entries as the manifest says, ${entries}`);
  }
  const said = `the manifest says ${manifest.entries} entries of a log of ${manifest.size}`;
  return failed('count', `${said}; there are ${entries} of ${size}`, null);
}
