/** Verifies a bundle from itself, and from what the verifier has by another way: the log's key, older checkpoints. */
import { verifyNote } from '../note.ts';
import { NoteError, parseVerifierKey } from '../note-key.ts';
import { type OpenedCheckpoint, openCheckpoints } from '../open-checkpoints.ts';
import { lowestIndex, verifyLog } from '../verify.ts';
import { type Finding, failed, passed, type VerificationCheck } from '../verify-checks.ts';
import { type BundleManifest, type BundleScope, FILES, parseManifest } from './manifest.ts';
import { judgePartAnchors } from './part-anchors.ts';
import { FileReader } from './read-lines.ts';
import { verifyPart } from './verify-part.ts';
import { type OpenZip, openZip, ZipError } from './zip.ts';

/** The file is no bundle, so nothing can be said about any log. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

export type Trust = {
  /** The log's public key as the verifier got it by another way; without it the bundle's own is believed. */
  readonly key?: string | undefined;
  /** Checkpoints the verifier kept from earlier, as signed notes. */
  readonly anchors?: readonly string[] | undefined;
  readonly onProgress?: ((entries: number, total: number) => void | Promise<void>) | undefined;
};

/** The verdict on a bundle; `firstBadIndex` and the checks are as in a {@link VerificationReport}. */
export type BundleReport = {
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
  const zip = await openZip(blob).catch((error: unknown) => {
    throw error instanceof ZipError ? new BundleError(error.message) : error;
  });
  const files = new FileReader(zip);
  const { key, finding: keyFinding } = await findKey(files, trust.key);
  const { manifest, finding: manifestFinding } = await readManifest(files, key);
  const run = { files, key, manifest, trust };
  const content = manifest.scope.kind === 'all' ? await judgeLog(run) : await judgePart(run);
  const findings = [
    keyFinding,
    manifestFinding,
    ...content.findings,
    await checkFiles(zip, files, manifest, content),
  ];
  return {
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
};
type Content = {
  readonly findings: readonly Finding[];
  readonly anchored: boolean;
  readonly entries: number;
  readonly size: number;
  readonly checkpoint: string | null;
};

/** The key everything is checked with: the verifier's, else the bundle's only one. */
async function findKey(
  files: FileReader,
  given: string | undefined,
): Promise<{ key: string; finding: Finding }> {
  const own = (await files.text(FILES.key))?.replace(/\n$/, '') ?? '';
  const key = given?.trim() ?? own;
  try {
    parseVerifierKey(key);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new BundleError(
      given === undefined ? `${FILES.key} holds no key` : `the given key: ${error.message}`,
    );
  }
  if (given === undefined) {
    return { key, finding: passed('key', 'the key is the one in the bundle: compare it with the log’s own') };
  }
  return own === key
    ? { key, finding: passed('key', 'the bundle names the key you gave') }
    : { key, finding: failed('key', 'the bundle names another key than the one you gave', null) };
}

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
  try {
    verifyNote(note, [key]);
    return { manifest, finding: passed('manifest', 'what the bundle says of itself is signed by the log') };
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return { manifest, finding: failed('manifest', `${FILES.manifest}: ${error.message}`, null) };
  }
}

async function judgeLog({ files, key, manifest, trust }: Run): Promise<Content> {
  let newest: string | null = null;
  async function* checkpoints(): AsyncGenerator<string> {
    for await (const note of files.notes(FILES.checkpoints)) {
      newest = note;
      yield note;
    }
  }
  const report = await verifyLog({
    entries: files.lines(FILES.entries),
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

async function judgePart({ files, key, manifest, trust }: Run): Promise<Content> {
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
    entries: files.lines(FILES.entries),
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

/** Every file is the one the log signed for, none is missing and none was added. */
async function checkFiles(
  zip: OpenZip,
  files: FileReader,
  manifest: BundleManifest,
  { findings }: Content,
): Promise<Finding> {
  const problems: string[] = [];
  for (const name of Object.keys(manifest.files)) {
    if (!zip.has(name)) {
      problems.push(`${name} is missing`);
      continue;
    }
    if (!files.digests.has(name) && !files.damage.has(name)) await files.skim(name);
    const [said, found] = [manifest.files[name], files.digests.get(name)];
    const damage = files.damage.get(name);
    if (damage !== undefined) problems.push(damage);
    else if (said?.sha256 !== found?.sha256) problems.push(`${name} is not the file the log signed for`);
  }
  const known = new Set<string>([...Object.keys(manifest.files), FILES.manifest]);
  for (const name of zip.keys()) if (!known.has(name)) problems.push(`${name} was added`);
  if (problems.length === 0) return passed('files', `all ${known.size} files are as the log signed them`);
  // a changed file that holds entries puts them in doubt even where the change spares each of them
  return failed('files', problems.join('; '), lowestIndex(findings));
}
