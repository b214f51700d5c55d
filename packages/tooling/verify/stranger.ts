import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openZip } from '../../audit/src/bundle/zip.ts';
import { verifyFile } from '../../audit/src/pack/verify-file.ts';
import { paths } from '../src/paths.ts';
import { judge } from './rig/findings.ts';
import { numberOption } from './rig/options.ts';
import { startRig } from './rig/rig.ts';
import { commandsIn, runBare } from './stranger/bare.ts';
import { makePack } from './stranger/make-pack.ts';

/**
 * Somebody who knows nothing of Docket gets an evidence pack, unpacks it into an empty folder without the server, and
 * does what its README says. Then one bit is changed in every file, at several places, and in the zip itself.
 * `--places` in each file (5).
 */
const places = numberOption('places', 5);
const ZIP_PLACES = 200;
const node = process.execPath;

const rig = await startRig({ webhooks: true, env: { UNDO_MS: '0' } });
const room = await mkdtemp(join(tmpdir(), 'stranger-'));
try {
  await rig.startApi();
  const { zip, key } = await makePack(rig);
  await rig.killApi();
  const folder = join(room, 'pack');
  const names = await unpack(zip, folder);
  const commands = await followReadme(folder, key);
  // The copy that the README tells the sceptic to take from the repository, with nothing of ours beside it.
  const own = join(room, 'verify.mjs');
  await copyFile(join(paths.root, 'packages', 'audit', 'verify.mjs'), own);
  const zipFile = join(room, 'pack.zip');
  await writeFile(zipFile, zip);
  const whole = await runBare(room, `node ${own} --key '${key}' ${zipFile}`, node);
  const bytes = await changeFiles({ folder, names, own, key });
  const inZip = await changeZip(zip, key);
  judge(
    {
      'pack, bytes': zip.length,
      'files in it': names.length,
      'commands of the README': commands.length,
      'of them with the answer it promises': commands.filter(({ ok }) => ok).length,
      'bytes changed, one at a time': bytes.changed,
      'found, with the file named': bytes.named,
      'bytes of the zip changed': inZip.changed,
      'found in the zip': inZip.found,
      'in bookkeeping no content depends on': inZip.changed - inZip.found,
    },
    {
      'every command of the README does what it says': commands.length > 8 && commands.every(({ ok }) => ok),
      'the zip verifies with a copy of the verifier from the repository': whole.code === 3,
      'every changed byte is found and its file named': bytes.changed > 0 && bytes.named === bytes.changed,
      'what is not found in the zip changes no content': inZip.contentChanged === 0,
    },
  );
} finally {
  await rig.close();
  await rm(room, { recursive: true });
}

async function unpack(zip: Buffer, folder: string): Promise<string[]> {
  const files = await contentOf(zip);
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return [...files.keys()];
}

async function contentOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [name, read] of await openZip(new Blob([new Uint8Array(zip)]))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of read()) pieces.push(piece);
    files.set(name, Buffer.concat(pieces));
  }
  return files;
}

async function followReadme(folder: string, key: string) {
  const readme = await readFile(join(folder, 'README.txt'), 'utf8');
  const results: { command: string; ok: boolean }[] = [];
  for (const command of commandsIn(readme, key)) {
    const { code, text } = await runBare(folder, command, node);
    // Verified without a checkpoint from outside is 3; openssl says so in words as well.
    const ok = command.startsWith('node ') ? code === 3 && text.includes('Verified:') : code === 0;
    if (!ok) console.log(`${command}\n${text}`);
    results.push({ command, ok });
  }
  return results;
}

interface Folder {
  readonly folder: string;
  readonly names: readonly string[];
  readonly own: string;
  readonly key: string;
}

async function changeFiles({ folder, names, own, key }: Folder) {
  let [changed, named] = [0, 0];
  for (const name of names) {
    const file = join(folder, name);
    const bytes = await readFile(file);
    for (const at of spread(bytes.length, places)) {
      await writeFile(file, flipped(bytes, at));
      const { code, text } = await runBare(folder, `node ${own} --key '${key}' .`, node);
      changed += 1;
      if (code === 1 && text.includes(name)) named += 1;
      else console.log(`${name} at ${at}: exit code ${code}\n${text}`);
    }
    await writeFile(file, bytes);
  }
  return { changed, named };
}

async function changeZip(zip: Buffer, key: string) {
  const before = await contentOf(zip);
  let [changed, found, contentChanged] = [0, 0, 0];
  for (const at of spread(zip.length, ZIP_PLACES)) {
    const bytes = flipped(zip, at);
    const ok = await verifyFile(new Blob([new Uint8Array(bytes)]), { key }).then(
      (report) => report.ok,
      // It cannot even be opened: that is found too.
      () => false,
    );
    changed += 1;
    if (!ok) found += 1;
    else if (!isSame(before, await contentOf(bytes))) contentChanged += 1;
  }
  return { changed, found, contentChanged };
}

function isSame(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): boolean {
  return (
    before.size === after.size &&
    [...before].every(([name, bytes]) => after.get(name)?.equals(bytes) === true)
  );
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** The first, the last, and as many in between, no place twice. */
function spread(length: number, count: number): number[] {
  const step = (length - 1) / Math.max(1, count - 1);
  return [...new Set(Array.from({ length: count }, (_, i) => Math.round(i * step)))];
}
