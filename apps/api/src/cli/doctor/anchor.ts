import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { settingOf } from '../../env.ts';
import { bad, type Finding, good, look } from './check.ts';

/** Years of checkpoints; less means that something else fills the disk. */
const LEAST_FREE_MB = 100;

export async function checkAnchor(): Promise<Finding> {
  const file = settingOf('AUDIT_ANCHOR_FILE');
  if (file === undefined) {
    return {
      name: 'anchor file',
      ok: null,
      detail: 'AUDIT_ANCHOR_FILE is not set',
      advice:
        'Point it to storage that the administrators of the database cannot write; without it they could cut the log short.',
    };
  }
  const advice = 'Make the folder, and let the server write there.';
  return look('anchor file', advice, async () => {
    const folder = dirname(file);
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const freeMb = Math.floor((bavail * bsize) / 1_048_576);
    const detail = `${file}, ${freeMb} MB free`;
    if (freeMb >= LEAST_FREE_MB) return good('anchor file', detail);
    return bad('anchor file', detail, 'Make room on that disk.');
  });
}
