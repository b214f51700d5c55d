import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKey, verifierKeyOf } from '../note-key.ts';
import { entry, KEY, LOG, lineOf, makeBundle, rewritten, textsOf } from '../testing/sample-bundle.ts';
import { checkpointAt, LOG_KEY } from '../testing/sample-log.ts';
import { makePack, makeReceipt, PACK_LOG } from '../testing/sample-pack.ts';
import { command } from './command.ts';
import { VERDICT } from './exit-codes.ts';

/** A file's name among the arguments, and no key. */
const FILE = /^(\.|[a-z][a-z-]*(\.[a-z]+)?)$/;
const OTHER_KEY = verifierKeyOf(newSigningKey(LOG_KEY.name));
let folder: string;

/** What a stranger has on their disk: zips, and the same pack unpacked three times, twice not as it was. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-stranger-'));
  const [bundle, pack] = await Promise.all([makeBundle(), makePack()]);
  const keep = async (name: string, content: string | Blob) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const bytes = typeof content === 'string' ? content : new Uint8Array(await content.arrayBuffer());
    await writeFile(join(folder, name), bytes);
  };
  for (const [name, text] of await textsOf(pack)) {
    for (const unpacked of ['pack', 'bad-pack', 'linked']) await keep(`${unpacked}/${name}`, text);
  }
  await keep('bad-pack/timeline.txt', '12:00 nobody asked\n');
  await symlink(tmpdir(), join(folder, 'linked', 'more'));
  await keep('pack.zip', pack);
  await keep('half.zip', pack.slice(0, 3_000));
  await keep('log.zip', bundle);
  const forged = lineOf(7, () => entry(7, 'case.exported', 'case-b'));
  await keep('bad-log.zip', await rewritten(bundle, { 'entries.ndjson': forged }));
  await keep('receipt.json', makeReceipt());
  await keep('bad-receipt.json', makeReceipt({ says: { outcome: 'decline' } }));
  await keep('log.key', `${KEY}\n`);
  await keep('log.anchor', `${checkpointAt(7, LOG)}\n${checkpointAt(15, LOG)}\n`);
  await keep('other.anchor', checkpointAt(7, LOG.with(2, entry(2, 'case.viewed', 'case-b'))));
  await keep('pack.anchor', checkpointAt(8, PACK_LOG));
  await keep('empty', '');
});
afterAll(() => rm(folder, { recursive: true }));

/** As from a command line in that folder. */
async function run(args: readonly string[], home = folder): Promise<{ code: number; text: string }> {
  const lines: unknown[] = [];
  const say = (line: unknown) => lines.push(line);
  const inFolder = args.map((arg) => (FILE.test(arg) ? join(folder, arg) : arg));
  return { code: await command(inFolder, home, { log: say, error: say }), text: lines.join('\n') };
}

/** The program itself, as a process with nothing of ours in its environment. */
function start(args: readonly string[], program: string): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: {} });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text }));
  });
}

const { verified, tampered, unusable, unanchored } = VERDICT;

it('the exit codes are those that were told to everybody', () => {
  expect([verified, tampered, unusable, unanchored]).toEqual([0, 1, 2, 3]);
});

describe('the verifier on a command line', () => {
  it.each<[string, string[], number, string]>([
    [
      'a log with key and anchor',
      ['log.zip', '--key', KEY, '--anchor', 'log.anchor'],
      verified,
      'Verified: 20 entries',
    ],
    [
      'a log with the key in a file',
      ['log.zip', '--key', 'log.key', '--anchor', 'log.anchor'],
      verified,
      'with the key you gave',
    ],
    [
      'a pack with its anchor',
      ['pack.zip', '--key', KEY, '--anchor', 'pack.anchor'],
      verified,
      'Verified: 15 files',
    ],
    [
      'a receipt with its anchor',
      ['receipt.json', '--key', KEY, '--anchor', 'pack.anchor'],
      verified,
      'Verified: receipt',
    ],
    ['help', ['--help'], verified, 'Usage: node verify.mjs'],
    ['a log without anchor', ['log.zip', '--key', KEY], unanchored, 'Verified: 20 entries'],
    ['a folder without key', ['pack'], unanchored, 'with the key in the pack'],
    ['a receipt without anchor', ['receipt.json', '--key', KEY], unanchored, 'No checkpoint from outside'],
    ['a changed entry', ['bad-log.zip', '--key', KEY], tampered, 'The first entry in doubt is number 7.'],
    [
      'an anchor that does not agree',
      ['log.zip', '--key', KEY, '--anchor', 'other.anchor'],
      tampered,
      'BAD   anchor: the first 7 entries',
    ],
    ['another key than the log’s', ['log.zip', '--key', OTHER_KEY], tampered, 'BAD   key: '],
    ['a changed file in a folder', ['bad-pack', '--key', KEY], tampered, 'timeline.txt is not the file'],
    ['a link slipped into a folder', ['linked', '--key', KEY], tampered, 'more was added'],
    ['a receipt that says something else', ['bad-receipt.json', '--key', KEY], tampered, 'BAD   statement: '],
    [
      'a receipt without key',
      ['receipt.json'],
      unusable,
      'cannot be verified: a receipt is verified with the public key',
    ],
    ['an empty file', ['empty', '--key', KEY], unusable, 'not a whole zip'],
    ['half a zip', ['half.zip', '--key', KEY], unusable, 'not a whole zip'],
    ['a file that is not there', ['missing.zip'], unusable, 'ENOENT'],
    ['a folder of something else', ['.', '--key', KEY], unusable, 'manifest.note is missing'],
    ['a key that is none', ['log.zip', '--key', 'empty'], unusable, 'the given key'],
    ['a key file that is not there', ['log.zip', '--key', 'missing'], unusable, 'ENOENT'],
    ['an anchor file that is not there', ['log.zip', '--anchor', 'missing'], unusable, 'ENOENT'],
    [
      'an anchor file without a checkpoint',
      ['log.zip', '--key', KEY, '--anchor', 'empty'],
      unusable,
      'empty holds no checkpoint',
    ],
    [
      'two files, of which one would go unread',
      ['log.zip', 'bad-log.zip'],
      unusable,
      'one folder or file at a time',
    ],
    ['an option it does not know', ['log.zip', '--keys', KEY], unusable, "Unknown option '--keys'"],
    ['a key that was forgotten', ['log.zip', '--key'], unusable, 'argument missing'],
  ])('%s', async (_, args, code, words) => {
    expect(await run(args)).toEqual({ code, text: expect.stringContaining(words) });
  });

  it('verifies the folder it is at home in when nothing is named', async () => {
    const [pack, bad] = [join(folder, 'pack'), join(folder, 'bad-pack')];
    expect((await run([], pack)).code).toBe(unanchored);
    expect((await run(['--key', KEY, '--anchor', 'pack.anchor'], pack)).code).toBe(verified);
    expect((await run([], bad)).code).toBe(tampered);
  });
});

it('the one file that travels does the same from the folder it lies in, with a plain Node', async () => {
  const built = join(import.meta.dirname, '..', '..', 'verify.mjs');
  await copyFile(built, join(folder, 'verify.mjs'));
  await copyFile(built, join(folder, 'bad-pack', 'own.mjs'));
  const args = ['pack.zip', '--key', KEY, '--anchor', 'pack.anchor'];
  expect(await start(args, 'verify.mjs')).toMatchObject({ code: verified });
  const own = await start([], join('bad-pack', 'own.mjs'));
  expect(own).toEqual({ code: tampered, text: expect.stringContaining('own.mjs was added') });
  expect(await start(['half.zip'], 'verify.mjs')).toMatchObject({ code: unusable });
}, 60_000);
