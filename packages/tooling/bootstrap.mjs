// Runs a script of this repository on a machine that has only Node 20 (or newer) and npm:
//   node packages/tooling/bootstrap.mjs <script.ts> [arguments]
// Brings the pinned pnpm, and Node 24 where the machine's is too old, as ordinary npm packages; installs
// the lockfile; then runs the script. A finished preparation is noted, so that the next start is offline.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpmVersion = '11.28.11';
const nodeVersion = '24.21.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const notePath = join(root, 'node_modules', '.docket-bootstrap.json');

const [major, minor] = process.versions.node.split('.').map(Number);
const nodeFits = (major === 24 && minor >= 15) || major >= 26;
const state = fingerprint();
let tools = readNote();
if (!tools || tools.state !== state) {
  tools ??= getTools();
  const began = Date.now();
  console.log('Installing the packages of the lockfile …');
  run('pnpm install', tools.node, [tools.pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    // "CI" here means: do not ask before replacing a node_modules that another tool made.
    env: { ...withTools(tools), CI: 'true' },
  });
  console.log(`Packages ready (${Math.round((Date.now() - began) / 1000)} s).`);
  mkdirSync(dirname(notePath), { recursive: true });
  writeFileSync(notePath, JSON.stringify({ ...tools, state }));
}
supervise(tools.node, process.argv.slice(2), withTools(tools));

/** Everything that decides what an install would do. */
function fingerprint() {
  const hash = createHash('sha256').update(`${pnpmVersion} ${nodeFits ? 'own node' : nodeVersion}`);
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];
  for (const group of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, group)).sort()) files.push(join(group, name, 'package.json'));
  }
  for (const file of files.filter((file) => existsSync(join(root, file)))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** The tools found by an earlier run, if they are still where they were and fit this Node. */
function readNote() {
  if (!existsSync(notePath) || !existsSync(join(root, 'node_modules', '.modules.yaml'))) return undefined;
  const note = JSON.parse(readFileSync(notePath, 'utf8'));
  const node = nodeFits ? process.execPath : note.node;
  const fits = note.fetchedNode === !nodeFits && existsSync(note.pnpm) && existsSync(node);
  return fits ? { ...note, node } : undefined;
}

/** Lets npm fetch the pinned tools into its own cache, and asks where it put them. */
function getTools() {
  console.log(`Getting ${nodeFits ? '' : 'Node 24 and '}pnpm … (first run only)`);
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = os === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const nodePackage = `${prefix}-${os}-${process.arch}@${nodeVersion}`;
  const packages = [`pnpm@${pnpmVersion}`, ...(nodeFits ? [] : [nodePackage])];
  const exec = ['exec', '--yes', '--loglevel=error', ...packages.map((name) => `--package=${name}`), '-c'];
  const args = [...exec, 'node -p "JSON.stringify([process.execPath,process.env.PATH])"'];
  // Under `npm start` npm tells where it is; that also avoids the .cmd wrapper of Windows.
  const npm = process.env.npm_execpath ?? '';
  const result = /npm-cli\.js$/.test(npm)
    ? run('npm exec', process.execPath, [npm, ...args], { stdio: ['ignore', 'pipe', 'inherit'], cwd: root })
    : run('npm exec', 'npm', args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  const answer = result.stdout.toString().trim().split('\n').at(-1) ?? '';
  const [node, path] = JSON.parse(answer);
  const bin = path.split(delimiter).find((dir) => existsSync(join(dir, '..', 'pnpm', 'bin', 'pnpm.mjs')));
  if (!bin) fail('npm did not bring pnpm. Install it by hand: npm install --global pnpm@11');
  return { node, pnpm: join(bin, '..', 'pnpm', 'bin', 'pnpm.mjs'), bin, fetchedNode: !nodeFits };
}

/** Scripts find `node` and `pnpm` by name: the pinned ones first. */
function withTools({ node, bin }) {
  return { ...process.env, PATH: [bin, dirname(node), process.env.PATH].join(delimiter) };
}

function run(label, command, args, options) {
  const result = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (result.error) fail(`${label} could not be run: ${result.error.message}`);
  if (result.signal) process.kill(process.pid, result.signal);
  if (result.status !== 0)
    fail(`${basename(command)} ended with code ${result.status}; its message is above.`);
  return result;
}

function fail(message) {
  console.error(`\nDocket could not prepare itself: ${message}`);
  process.exit(1);
}

/** Runs the script as our child: its exit code is ours, our signals are its. */
function supervise(node, args, childEnv) {
  const child = spawn(node, args, { cwd: root, env: childEnv, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Killed hard, npm passes nothing on; losing our parent, or npm behind its shell, is how we notice.
  const parent = process.ppid;
  const npm = process.env.npm_lifecycle_event ? parentOf(parent) : undefined;
  const orphaned = () => process.ppid !== parent || (npm !== undefined && !alive(npm));
  setInterval(() => orphaned() && child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function parentOf(pid) {
  const status = `/proc/${pid}/status`;
  // A minimal Linux has no ps, and macOS has no /proc.
  const text = existsSync(status)
    ? /^PPid:\s*(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  const found = Number(text);
  return found > 1 ? found : undefined;
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
