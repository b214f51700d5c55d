import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { API_KEY, type LocalDidit, startDidit, walkThrough } from '../../../test/spawn-docket.ts';

// Each command is a process of its own, and several of them share a slow machine with the other tests.
vi.setConfig({ testTimeout: 60_000 });

const NOBODY = '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4';
let didit: LocalDidit;
let workflowId: string;

beforeAll(async () => {
  didit = await startDidit();
  workflowId = (await didit.kyc(['kyc', 'setup', '--json'])).json.workflow_id;
});
afterAll(() => didit.sandbox.close());
beforeEach(async () => {
  await didit.control('PUT', '/_sandbox/faults', { rules: [] });
});

/** What Didit has stored under this workflow, with its features' settings. */
async function configOf(id: string) {
  const headers = { 'x-api-key': API_KEY };
  const answer = await didit.sandbox.inject({ url: `/v3/workflows/${id}/`, headers });
  return answer.json();
}

async function countWorkflows(): Promise<number> {
  const answer = await didit.sandbox.inject({ url: '/v3/workflows/', headers: { 'x-api-key': API_KEY } });
  return answer.json().count;
}

describe('docket kyc setup', () => {
  test('needs nothing but the key, and creates document, liveness and face match under the usual name', async () => {
    const { code, out, err } = await didit.kyc(['kyc', 'setup']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const id = /Workflow ID: +(\S+)/.exec(out)?.[1] ?? '';
    expect(out).toContain(`docket kyc session --workflow-id ${id}`);
    const config = await configOf(id);
    expect(config).toMatchObject({
      workflow_label: 'KYC Onboarding',
      max_retry_attempts: 3,
      face_match_score_decline_threshold: 50,
    });
    expect(config.features).toBe('OCR + LIVENESS + FACE_MATCH');
  });

  test('takes every check by its switch, and --no-… switches off what is on', async () => {
    const switches = ['--no-liveness', '--no-face-match', '--aml', '--nfc', '--phone', '--email'];
    const { json } = await didit.kyc([
      'kyc',
      'setup',
      '--label',
      'Mine',
      '--max-retries',
      '1',
      ...switches,
      '--json',
    ]);
    const config = await configOf(json.workflow_id);
    expect(config).toMatchObject({ workflow_label: 'Mine', max_retry_attempts: 1 });
    expect(config.features).toBe('OCR + NFC + PHONE_VERIFICATION + EMAIL_VERIFICATION + AML');
  });

  test('lets no review threshold lie on the far side of a decline threshold', async () => {
    const args = ['--aml', '--aml-threshold', '60', '--face-match-threshold', '85', '--json'];
    const { json } = await didit.kyc(['kyc', 'setup', ...args]);
    expect(await configOf(json.workflow_id)).toMatchObject({
      face_match_score_decline_threshold: 85,
      face_match_score_review_threshold: 85,
      aml_score_approve_threshold: 60,
      aml_score_review_threshold: 60,
    });
  });

  test('writes flat flags for older servers when told to, which today’s Didit refuses by name', async () => {
    const refused = await didit.kyc(['kyc', 'setup', '--dialect', 'flat']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('workflow_type') });
    await didit.control('PUT', '/_sandbox/profile', { dialect: 'seed' });
    const taken = await didit.kyc(['kyc', 'setup', '--dialect', 'flat', '--aml', '--json']);
    await didit.control('PUT', '/_sandbox/profile', { dialect: 'current' });
    expect(taken.code).toBe(0);
    expect((await configOf(taken.json.workflow_id)).features).toBe('OCR + LIVENESS + FACE_MATCH + AML');
  });

  test('refuses a value that cannot be, before anything is sent', async () => {
    const cases = [
      ['--face-match-threshold', '101'],
      ['--max-retries', '1.5'],
      ['--aml-threshold', 'high'],
      ['--dialect', 'klingon'],
      ['--label', ''],
      ['extra'],
    ];
    const runs = await Promise.all(cases.map((args) => didit.kyc(['kyc', 'setup', ...args])));
    for (const [index, args] of cases.entries()) {
      const run = runs[index];
      expect(run, args.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(run?.err).toContain(args.length > 1 ? String(args[0]) : 'options only');
    }
  });
});

describe('docket kyc session', () => {
  test('prints id and link, and the link works', async () => {
    const args = ['--vendor-data', 'customer-1', '--callback', 'https://shop.test/done', '--language', 'es'];
    const { code, out } = await didit.kyc(['kyc', 'session', '--workflow-id', workflowId, ...args]);
    expect(code).toBe(0);
    const url = /Verification URL: +(\S+)/.exec(out)?.[1] ?? '';
    expect(url).toContain('/es/session/');
    expect((await fetch(url)).status).toBe(200);
    expect(out).toMatch(/docket kyc decision [0-9a-f-]{36} --poll/);
  });

  test('with --json is Didit’s answer, and the same customer gets the same unfinished session', async () => {
    const args = ['kyc', 'session', '--workflow-id', workflowId, '--vendor-data', 'customer-2', '--json'];
    const [first, second] = [await didit.kyc(args), await didit.kyc(args)];
    expect(first.json).toMatchObject({
      status: 'Not Started',
      vendor_data: 'customer-2',
      workflow_id: workflowId,
    });
    expect(second.json.session_id).toBe(first.json.session_id);
  });

  test('without a workflow exits 2; with one Didit does not know it exits 1 and says so', async () => {
    expect(await didit.kyc(['kyc', 'session'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--workflow-id is missing'),
    });
    expect(await didit.kyc(['kyc', 'session', '--workflow-id', NOBODY])).toMatchObject({
      code: 1,
      err: expect.stringContaining('workflow_id'),
    });
  });
});

describe('docket kyc decision', () => {
  test('shows who it is, the document, every check and its warnings', async () => {
    const id = await didit.play('review_face_match_borderline');
    const { code, out } = await didit.kyc(['kyc', 'decision', id]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Decision: In Review$/m);
    expect(out).toMatch(/^Name: +\S+ \S+/m);
    expect(out).toMatch(/^Date of birth: +\d{4}-\d\d-\d\d$/m);
    expect(out).toMatch(/^Document: +.+ \([A-Z]{3}\)$/m);
    expect(out).toMatch(/^ {2}ID document +Approved$/m);
    expect(out).toMatch(/^ {2}Face match +In Review\n {4}! .+\[[A-Z_]+\]$/m);
    expect(out).toContain(`docket kyc approve ${id}`);
  });

  test('with --json is the decision as Didit answers it', async () => {
    const id = await didit.play('approve');
    const { json } = await didit.kyc(['kyc', 'decision', id, '--json']);
    expect(json).toMatchObject({ session_id: id, status: 'Approved' });
    expect(json.id_verifications[0]).toHaveProperty('first_name');
  });

  test('takes an id in capitals, and says what an id is when it gets none', async () => {
    const id = await didit.play('approve');
    expect(await didit.kyc(['kyc', 'decision', id.toUpperCase()])).toMatchObject({ code: 0 });
    const wrong = [[], ['12'], [id, id]].map((words) => didit.kyc(['kyc', 'decision', ...words]));
    for (const run of await Promise.all(wrong)) expect(run).toMatchObject({ code: 2, out: '' });
  });

  test('of a session Didit does not know exits 1, with what to check', async () => {
    expect(await didit.kyc(['kyc', 'decision', NOBODY])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Check the id'),
    });
  });

  test('polled, follows the customer through the page to the end', async () => {
    const made = await didit.kyc(['kyc', 'session', '--workflow-id', workflowId, '--json']);
    let walking: Promise<void> | undefined;
    const run = await didit.kyc(['kyc', 'decision', made.json.session_id, '--poll', '--interval', '0.2'], {
      onOutput: (printed) => {
        if (printed.includes('Not Started')) walking ??= walkThrough(made.json.url);
      },
    });
    await walking;
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('Decision: Approved') });
    expect(run.err).toMatch(/\[\d+ s\] Not Started\n(.*\n)*\[\d+ s\] Approved\n$/);
  });

  test('polled in vain exits 4 with the last status', async () => {
    const made = await didit.kyc(['kyc', 'session', '--workflow-id', workflowId, '--json']);
    const id = made.json.session_id;
    for (const limit of ['--max-wait', '--timeout']) {
      const run = await didit.kyc(['kyc', 'decision', id, '--poll', '--interval', '0.1', limit, '0.3']);
      expect(run).toMatchObject({ code: 4, out: expect.stringContaining('Decision: Not Started') });
      expect(run.err).toContain('After 0.3 s');
    }
  });

  test('polled, waits out a Didit that fails for a while', async () => {
    const id = await didit.play('approve');
    const rules = [{ path: '/decision/', mode: 'html_502', times: 5 }];
    await didit.control('PUT', '/_sandbox/faults', { rules });
    const run = await didit.kyc(['kyc', 'decision', id, '--poll', '--interval', '0.1']);
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining('Decision: Approved') });
    expect(run.err).toMatch(/trying again/i);
  });
});

describe('docket kyc full', () => {
  test('makes workflow and session and prints the link; the decision is asked for later', async () => {
    const made = await didit.kyc(['kyc', 'full', '--vendor-data', 'customer-9']);
    expect(made.code).toBe(0);
    const url = /Verification URL: +(\S+)/.exec(made.out)?.[1] ?? '';
    const [, id = ''] = /docket kyc decision (\S+) --poll/.exec(made.out) ?? [];
    await walkThrough(url);
    const { code, out } = await didit.kyc(['kyc', 'decision', id, '--poll']);
    expect(code).toBe(0);
    for (const name of ['Name', 'Date of birth', 'Document'])
      expect(out).toMatch(new RegExp(`^${name}: +\\S`, 'm'));
  });

  test('with a workflow makes no other, and with --poll goes on to the decision', async () => {
    const before = await countWorkflows();
    let walking: Promise<void> | undefined;
    const args = ['--workflow-id', workflowId, '--poll', '--interval', '0.2', '--json'];
    const run = await didit.kyc(['kyc', 'full', ...args], {
      onOutput: (printed) => {
        const url = /Open this link: (\S+)\n/.exec(printed)?.[1];
        if (url !== undefined) walking ??= walkThrough(url, 'decline_document_expired');
      },
    });
    await walking;
    expect(await countWorkflows()).toBe(before);
    expect(run.code).toBe(0);
    expect(run.json).toMatchObject({ status: 'Declined', workflow_id: workflowId });
  });
});

describe('docket kyc pdf', () => {
  test('saves the report for its owner only, and replaces no file unasked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docket-pdf-'));
    const id = await didit.play('approve');
    const first = await didit.kyc(['kyc', 'pdf', id], { cwd: folder });
    expect(first.code).toBe(0);
    const file = join(folder, `docket-session-${id}.pdf`);
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await didit.kyc(['kyc', 'pdf', id], { cwd: folder })).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
    expect(await didit.kyc(['kyc', 'pdf', id, '--force'], { cwd: folder })).toMatchObject({ code: 0 });
    await rm(folder, { recursive: true });
  });

  test('of a session without an outcome exits 1, and of a report cut short leaves no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docket-pdf-'));
    const open = await didit.kyc(['kyc', 'session', '--workflow-id', workflowId, '--json']);
    const args = ['kyc', 'pdf', open.json.session_id, '--output', join(folder, 'a.pdf')];
    expect((await didit.kyc(args)).code).toBeGreaterThan(0);
    const id = await didit.play('approve');
    const rules = [{ path: '/generate-pdf/', mode: 'truncated' }];
    await didit.control('PUT', '/_sandbox/faults', { rules });
    expect(await didit.kyc(['kyc', 'pdf', id, '--output', join(folder, 'b.pdf')])).toMatchObject({ code: 3 });
    await expect(stat(join(folder, 'b.pdf'))).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  });
});
