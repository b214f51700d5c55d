import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium.ts';
import { runCommand, stopWithCommands } from './command.ts';
import { countPlaywright, countVitest, lastLine, type Outcome, single, sum } from './counts.ts';
import { reportFirstLoad } from './measure-web.ts';
import { paths } from './paths.ts';
import { messageOf } from './supervisor.ts';
import { buildWebIfNeeded } from './web-build.ts';

/** The parts of `npm test`, in order; `npm test -- --only=unit,types` chooses some. */
const parts: Record<string, { title: string; check(scratch: string): Promise<Outcome> }> = {
  lint: { title: 'Format and lint', check: lint },
  types: { title: 'Types', check: types },
  unit: { title: 'Unit and database tests', check: unit },
  web: { title: 'Web build', check: web },
  browser: { title: 'Browser tests', check: browser },
};
const inCi = Boolean(process.env.CI);

stopWithCommands();
const total = await verify(chosenParts());
console.log(lastLine(total));
process.exit(total.failed > 0 ? 1 : 0);

function chosenParts(): string[] {
  const only = process.argv.find((word) => word.startsWith('--only='));
  if (!only) return Object.keys(parts);
  const chosen = only.slice('--only='.length).split(',');
  const unknown = chosen.filter((name) => !(name in parts));
  if (unknown.length === 0) return chosen;
  console.error(`There is no part "${unknown.join(', ')}"; choose from ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

async function verify(chosen: string[]): Promise<Outcome> {
  const scratch = await mkdtemp(join(tmpdir(), 'docket-verify-'));
  const outcomes: Outcome[] = [];
  try {
    for (const name of chosen) outcomes.push(await verifyPart(name, scratch));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const all = sum(outcomes);
  if (all.failures.length > 0) {
    console.log(`\nWhat failed:\n${all.failures.map((failure) => `  ✗ ${indent(failure)}`).join('\n')}`);
  }
  // A test that never runs is a test nobody has; it must at least be seen.
  if (all.skipped > 0) console.log(`\n${all.skipped} tests were skipped.`);
  console.log('');
  return all;
}

async function verifyPart(name: string, scratch: string): Promise<Outcome> {
  const part = parts[name];
  if (!part) throw new Error(`no part ${name}`);
  console.log(`\n── ${part.title} ${'─'.repeat(60 - part.title.length)}`);
  const began = Date.now();
  const outcome = await part.check(scratch).catch((error: unknown) => {
    console.error(messageOf(error));
    return single(`${part.title}: ${error instanceof Error ? error.message : String(error)}`, false);
  });
  const sign = outcome.failed > 0 ? '✗' : '✓';
  const count = outcome.passed > 0 ? `: ${outcome.passed} passed, ${outcome.failed} failed` : '';
  console.log(`${sign} ${part.title}${count} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return outcome;
}

async function lint(): Promise<Outcome> {
  const { code } = await runNode(binOf(paths.root, '@biomejs/biome', 'biome'), ['check', '.'], paths.root);
  return single('Format and lint: see the messages above; "pnpm format" repairs most of them', code === 0);
}

async function types(): Promise<Outcome> {
  // In CI nothing is taken from a cache: a green run there must mean that it ran.
  const args = ['run', 'typecheck', '--output-logs=errors-only', '--continue', ...(inCi ? ['--force'] : [])];
  const env = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  const { code } = await runNode(binOf(paths.root, 'turbo', 'turbo'), args, paths.root, env);
  return single('Types: see the messages above', code === 0);
}

async function unit(scratch: string): Promise<Outcome> {
  const report = join(scratch, 'vitest.json');
  const config = join(import.meta.dirname, '..', 'vitest.all.config.ts');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = binOf(dirname(import.meta.dirname), 'vitest', 'vitest');
  const { code } = await runNode(
    vitest,
    ['run', '--config', config, '--root', paths.root, ...reporters],
    paths.root,
  );
  return countVitest(await readReport(report, 'vitest', code), code);
}

async function web(): Promise<Outcome> {
  if (inCi) await rm(paths.webDist, { recursive: true, force: true });
  const built = await buildWebIfNeeded({ ...process.env, NODE_ENV: 'production' });
  console.log(built ? 'Built.' : 'The last build is of these sources.');
  return single('Web build: the first load is over its budget', reportFirstLoad(paths.webDist));
}

async function browser(scratch: string): Promise<Outcome> {
  const report = join(scratch, 'playwright.json');
  const env = { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const playwright = binOf(paths.web, '@playwright/test', 'playwright');
  const { code } = await runNode(
    playwright,
    [
      'test',
      '--config=playwright.config.ts',
      `--reporter=list,json,${join('e2e', 'on-record', 'reporter.ts')}`,
    ],
    paths.web,
    env,
  );
  return countPlaywright(await readReport(report, 'Playwright', code), code);
}

/** A runner that could not even begin writes no report. */
async function readReport(file: string, runner: string, code: number) {
  if (!existsSync(file))
    throw new Error(`${runner} wrote no report (exit code ${code}); see its output above.`);
  return JSON.parse(await readFile(file, 'utf8'));
}

async function runNode(script: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  return await runCommand(process.execPath, [script, ...args], { cwd, env });
}

/** The script behind a package's command; run by our own Node, so no shell and no PATH are involved. */
function binOf(folder: string, packageName: string, command: string): string {
  const require = createRequire(join(folder, 'package.json'));
  const manifestPath = require.resolve(`${packageName}/package.json`);
  // Every npm package's manifest has this shape when it brings a command.
  const { bin } = require(manifestPath) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return join(dirname(manifestPath), file);
}

function indent(text: string): string {
  return text.split('\n').join('\n    ');
}
