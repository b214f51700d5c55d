import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { paths } from './paths.ts';

const hashFile = join(paths.webDist, '.source-hash');
/** Rooms that end up in the browser, and the lockfile for the libraries. */
const inputs = ['apps/web', 'packages/contracts', 'packages/audit', 'pnpm-lock.yaml'];
const notInputs = new Set([
  'node_modules',
  'dist',
  'test-results',
  'playwright-report',
  'e2e',
  'test',
  '.turbo',
]);

/**
 * Builds the web app when its last build is missing or of other sources. Content decides, not dates:
 * a checkout of another branch changes dates both ways.
 * Returns whether it built. Errors: the end of the builder's output.
 */
export async function buildWebIfNeeded(env: NodeJS.ProcessEnv): Promise<boolean> {
  const wanted = await hashInputs();
  const built = existsSync(hashFile) ? (await readFile(hashFile, 'utf8')).trim() : '';
  if (built === wanted && existsSync(join(paths.webDist, 'index.html'))) return false;
  await runBuild(env);
  await writeFile(hashFile, `${wanted}\n`);
  return true;
}

async function hashInputs(): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesOf(join(paths.root, input))) {
      hash.update(`\0${relative(paths.root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (path.endsWith('.yaml')) return [path];
  const found: string[] = [];
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (notInputs.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) found.push(...(await filesOf(child)));
    else if (entry.isFile()) found.push(child);
  }
  return found.sort();
}

async function runBuild(env: NodeJS.ProcessEnv): Promise<void> {
  // The install was checked by the bootstrap; checking again would need the network.
  const args = ['--config.verify-deps-before-run=false', '--filter', 'web', 'build'];
  const child = spawn('pnpm', args, {
    cwd: paths.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new Error(`The web app could not be built:\n${output.join('').slice(-4000)}`);
}
