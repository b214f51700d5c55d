import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS, FAULTS, type Fault } from '../../test/fault-matrix.ts';
import { type Harness, startHarness } from '../../test/harness.ts';
import { docket, type LocalDidit, type Run, startDidit } from '../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 480_000 });

/** Long enough for a repeat after the second that a throttled call is told to wait. */
const IMPATIENT = { DIDIT_TIMEOUT_MS: '4000' };
/** So late that a slow write is carried out after everything here is over, when it is a repeat and refused. */
const LATE_MS = 120_000;

/** What a person reads, without the line breaks in it. */
const words = ({ err }: Run) => err.replaceAll(/\s+/g, ' ');
/** Made for people: neither a stack nor a class of ours. */
const PLAIN = /^(?!.*(\n {4}at |DiditError|undefined|\[object))/s;

describe('a command that talks to Didit', () => {
  let didit: LocalDidit;
  let folder: string;
  beforeAll(async () => {
    didit = await startDidit();
    folder = await mkdtemp(join(tmpdir(), 'docket-faults-'));
  });
  afterEach(async () => {
    await didit.control('PUT', '/_sandbox/faults', { rules: [] });
  });
  afterAll(async () => {
    await didit.sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A session for each fault, broken in its own way at this place. */
  async function broken(scenario: string, method: string, place: string): Promise<[Fault, string][]> {
    const played: [Fault, string][] = [];
    for (const fault of FAULTS) played.push([fault, await didit.play(scenario)]);
    const rules = played.map(([{ mode }, id]) => ({
      method,
      path: `/${id}/${place}`,
      mode,
      latency_ms: LATE_MS,
    }));
    await didit.control('PUT', '/_sandbox/faults', { rules });
    return played;
  }

  const heal = () => didit.control('PUT', '/_sandbox/faults', { rules: [] });

  async function countApproved(id: string): Promise<number> {
    const ledger: { to: string }[] = await didit.control('GET', `/_sandbox/ledger?session_id=${id}`);
    return ledger.filter(({ to }) => to === 'Approved').length;
  }

  test('kyc decision says why nothing was read, and shows it as soon as Didit answers', async () => {
    const played = await broken('review_face_match_borderline', 'GET', 'decision');
    const failed = await inThrees(played, ([, id]) => didit.kyc(['kyc', 'decision', id], { env: IMPATIENT }));
    await heal();
    for (const [turn, run] of failed.entries()) {
      const fault = played[turn]?.[0] ?? FAULTS[0];
      expectTold(run, COMMANDS.decision, fault);
      expect(run.out).toBe('');
    }
    const read = await inThrees(played, ([, id]) => didit.kyc(['kyc', 'decision', id]));
    for (const run of read) expect(run).toMatchObject({ code: 0, out: expect.stringContaining('In Review') });
  });

  test('kyc approve tells done from not done by the trail, and is applied once', async () => {
    const played = await broken('review_face_match_borderline', 'PATCH', 'update-status');
    const failed = await inThrees(played, ([, id]) => didit.kyc(['kyc', 'approve', id], { env: IMPATIENT }));
    await heal();
    for (const [turn, run] of failed.entries()) {
      const [fault, id] = played[turn] ?? [FAULTS[0], ''];
      expectTold(run, COMMANDS.approve, fault);
      const isDone = fault?.sent === 'applied';
      expect([fault?.mode, await countApproved(id)]).toEqual([fault?.mode, isDone ? 1 : 0]);
      expect(run.out === '').toBe(!isDone);
    }
    const again = played.filter(([{ sent }]) => sent !== 'applied');
    const runs = await inThrees(again, ([, id]) => didit.kyc(['kyc', 'approve', id]));
    for (const run of runs) expect(run).toMatchObject({ code: 0, out: expect.stringContaining('Approved') });
    for (const [, id] of played) expect(await countApproved(id)).toBe(1);
  });

  test('kyc approve that was accepted stays accepted when Didit cannot be read afterwards', async () => {
    const id = await didit.play('review_face_match_borderline');
    const rules = [{ method: 'GET', path: `/${id}/decision`, mode: 'reset' }];
    await didit.control('PUT', '/_sandbox/faults', { rules });
    const run = await didit.kyc(['kyc', 'approve', id, '--json'], { env: IMPATIENT });
    expect(run).toMatchObject({ code: 0, json: { status: null, outcome: 'approve' } });
    expect(run.err).toContain('Didit accepted it and cannot be read just now');
    expect(await countApproved(id)).toBe(1);
  });

  test('kyc pdf writes a whole report or no file at all', async () => {
    const id = await didit.play('approve');
    const drawn = await didit.kyc(['kyc', 'pdf', id, '--output', join(folder, 'before.pdf')]);
    expect(drawn.code, drawn.err).toBe(0);
    for (const fault of FAULTS) {
      const file = join(folder, `${fault.mode}.pdf`);
      const rules = [{ path: `/${id}/generate-pdf`, mode: fault.mode, latency_ms: LATE_MS }];
      await didit.control('PUT', '/_sandbox/faults', { rules });
      expectTold(
        await didit.kyc(['kyc', 'pdf', id, '--output', file], { env: IMPATIENT }),
        COMMANDS.pdf,
        fault,
      );
      await expect(access(file)).rejects.toThrow('ENOENT');
      await heal();
      expect((await didit.kyc(['kyc', 'pdf', id, '--output', file])).code).toBe(0);
      expect((await readFile(file)).subarray(-1024).toString('latin1')).toContain('%%EOF');
    }
  });
});

describe('a command that works with the server', () => {
  let t: Harness;
  let env: Record<string, string>;
  beforeAll(async () => {
    t = await startHarness({ worker: true, env: { ...IMPATIENT, RECONCILE_MS: '1000' } });
    const { DATABASE_URL, DIDIT_BASE_URL, DIDIT_API_KEY = '', DIDIT_WEBHOOK_SECRET = '' } = t.deps.env;
    env = {
      ...IMPATIENT,
      DATABASE_URL,
      DIDIT_BASE_URL,
      DIDIT_API_KEY,
      DIDIT_WEBHOOK_SECRET,
      SECRETS_KEY: t.deps.env.SECRETS_KEY ?? '',
      SESSION_SECRET: t.deps.env.SESSION_SECRET.toString('base64'),
      AUDIT_SIGNING_SEED: t.deps.env.AUDIT_SIGNING_SEED.toString('base64'),
    };
  });
  afterAll(() => t.close());

  const countCases = async () => (await t.db.selectFrom('cases').select('id').execute()).length;

  test('import and reconcile name the fault, lose nothing, and find the rest when it is over', async () => {
    for (const [turn, fault] of FAULTS.entries()) {
      await t.control('POST', '/_sandbox/sessions', { scenario: 'review_face_match_borderline' });
      const rules = [{ path: '/v3/sessions/', mode: fault.mode, latency_ms: LATE_MS }];
      await t.control('PUT', '/_sandbox/faults', { rules });
      const [imported, compared] = await Promise.all([
        docket(['import', '--max-wait', '6'], { env }),
        docket(['reconcile', '--max-wait', '60'], { env }),
      ]);
      await t.control('DELETE', '/_sandbox/faults');
      expectTold(imported, COMMANDS.import, fault);
      expectTold(compared, COMMANDS.reconcile, fault);
      const whole = await docket(['import'], { env });
      expect(whole, whole.err).toMatchObject({ code: 0, out: expect.stringMatching(/^done: /) });
      expect(await countCases()).toBe(turn + 1);
    }
    expect(await docket(['reconcile'], { env })).toMatchObject({ code: 0 });
  });
});

/** Programs started all at once would wait for each other longer than for Didit. */
async function inThrees<T>(items: readonly T[], run: (item: T) => Promise<Run>): Promise<Run[]> {
  const runs: Run[] = [];
  for (let at = 0; at < items.length; at += 3) {
    runs.push(...(await Promise.all(items.slice(at, at + 3).map(run))));
  }
  return runs;
}

function expectTold(
  run: Run,
  command: { code(fault: Fault): number; sees(fault: Fault): string },
  fault: Fault | undefined,
): void {
  if (fault === undefined) throw new Error('no such fault');
  expect([fault.mode, run.code], run.err).toEqual([fault.mode, command.code(fault)]);
  expect(words(run), fault.mode).toContain(command.sees(fault));
  expect(run.err).toMatch(PLAIN);
}
