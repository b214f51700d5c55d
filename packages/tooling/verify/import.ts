import { setTimeout as sleep } from 'node:timers/promises';
import { DeskClient } from './kill/desk-client.ts';
import { countDifferences, countDoubleImports, countRows, judge, limitFigures } from './rig/findings.ts';
import { numberOption } from './rig/options.ts';
import type { Ended } from './rig/processes.ts';
import { startRig } from './rig/rig.ts';

/**
 * Imports an account of 10,000 sessions, kills the API in the middle of listing and again while it reads, and starts
 * it each time anew; then compares every case with the sandbox.
 *
 * Prints its figures; ends with 1 when a case is missing, double or different, the import began again, its progress
 * could not be seen, or more was asked than Didit allows.
 */
const SESSIONS = numberOption('sessions', 10_000);
const DONE_MS = 30 * 60_000;

/** contract.getSync, and what `docket import --json` prints */
interface Progress {
  readonly state: string;
  readonly phase: string | null;
  readonly total: number | null;
  readonly listed: number;
  readonly read: number;
  readonly unread: number;
}

const rig = await startRig({ webhooks: false, env: { RECONCILE_MS: '3600000' } });
/** Every different progress that the web app could have shown. */
const samples: Progress[] = [];
try {
  console.log(`making ${SESSIONS} sessions at the sandbox …`);
  await rig.control('POST', '/_sandbox/bulk', {
    count: SESSIONS,
    spread_days: 300,
    scenario_mix: { approve: 96, decline_document_expired: 3, review_face_match_borderline: 1 },
  });
  const from = Date.now();
  await rig.startApi();
  const first = await killWhen(({ listed }) => listed > SESSIONS * 0.3, 'listing');
  // Nothing runs now: what the command line says of the import is what survived.
  const whileDead = await rig.docket('import', '--json', '--max-wait', '0');
  console.log(`docket import --json --max-wait 0: ${whileDead.out.replaceAll(/\s+/g, ' ').slice(0, 120)} …`);
  const afterFirst = await countRows(rig, 'from cases');
  await rig.startApi();
  const following = rig.docket('import');
  await killWhen(({ phase, read }) => phase === 'reading' && read > 20, 'reading');
  const readBefore = await countRows(rig, 'from cases where details_at is not null');
  await rig.startApi();
  const done = await waitFor(({ state }) => state !== 'running');
  await report({ done, from, first, whileDead, afterFirst, readBefore, followed: await following });
} finally {
  await rig.close();
}

async function waitFor(isThere: (progress: Progress) => boolean): Promise<Progress> {
  const desk = new DeskClient(rig.api);
  await desk.signIn('admin@docket.demo', 'docket-demo');
  for (const until = Date.now() + DONE_MS; Date.now() < until; await sleep(150)) {
    const answer = await desk.fetch('GET', '/api/sync');
    if (!answer.ok) throw new Error(`/api/sync answered ${answer.status}`);
    const { import: progress } = (await answer.json()) as { import: Progress }; // contract.getSync
    remember(progress);
    if (isThere(progress)) return progress;
  }
  throw new Error('the import does not get on');
}

function remember(progress: Progress): void {
  const last = samples.at(-1);
  if (last?.listed === progress.listed && last.read === progress.read && last.state === progress.state)
    return;
  samples.push(progress);
  const { state, phase, listed, read } = progress;
  const line = `${state} ${phase ?? ''}: ${listed} listed, ${read} read`;
  if (samples.length % 10 === 1 || last?.phase !== phase) console.log(line);
}

async function killWhen(isThere: (progress: Progress) => boolean, when: string): Promise<Progress> {
  const progress = await waitFor(isThere);
  await rig.killApi();
  console.log(`killed while ${when}: ${progress.listed} listed, ${progress.read} read`);
  return progress;
}

async function report(seen: {
  done: Progress;
  from: number;
  first: Progress;
  whileDead: Ended;
  afterFirst: number;
  readBefore: number;
  followed: Ended;
}): Promise<void> {
  const { first, whileDead, followed } = seen;
  const seconds = Math.round((Date.now() - seen.from) / 1000);
  const limits = await limitFigures(rig);
  const onCommandLine = JSON.parse(whileDead.out) as Progress; // docket import --json
  const followedLines = followed.err.split('\n').filter((line) => line.startsWith('Sessions listed:'));
  const figures = {
    sessions: SESSIONS,
    cases: await countRows(rig, 'from cases'),
    differences: await countDifferences(rig),
    'imported twice': await countDoubleImports(rig),
    'imports begun': await countRows(rig, 'from imports'),
    'listed at the first kill': first.listed,
    'cases after it': seen.afterFirst,
    'read in full at the second kill': seen.readBefore,
    'read in full at the end': await countRows(rig, 'from cases where details_at is not null'),
    'In Review and not read': await countRows(
      rig,
      "from cases where status = 'In Review' and details_at is null",
    ),
    bypasses: await countRows(rig, 'from bypasses'),
    'different progress seen at /api/sync': samples.length,
    'progress lines of docket import': followedLines.length,
    seconds,
    ...limits.figures,
    'answers 429': limits.refused,
  };
  const grew = samples.every(({ listed }, index) => listed >= (samples[index - 1]?.listed ?? 0));
  judge(figures, {
    'the import is done': seen.done.state === 'done' && seen.done.total === SESSIONS,
    'every session has its one case, as Didit has it':
      figures.differences === 0 && figures.cases === SESSIONS && figures['imported twice'] === 0,
    'it was killed in the middle of listing': first.phase === 'listing' && seen.afterFirst < SESSIONS,
    'it went on and did not begin again':
      figures['imports begun'] === 1 && grew && figures['read in full at the end'] >= seen.readBefore,
    'what is In Review is read in full': figures['In Review and not read'] === 0,
    'history is no bypass': figures.bypasses === 0,
    'its progress was visible over HTTP': samples.length >= 5,
    'the command line shows it while nothing runs, and follows it to the end':
      onCommandLine.state === 'running' &&
      onCommandLine.listed >= first.listed &&
      followed.code === 0 &&
      followed.out.startsWith('done:'),
    'no limit of Didit’s was broken': limits.kept,
  });
}
