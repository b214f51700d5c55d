import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOST_PATH, type LocalDidit, startDidit, walkThrough } from '../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 60_000 });

let didit: LocalDidit;
beforeAll(async () => {
  didit = await startDidit({ profile: { dialect: 'both' } });
});
afterAll(() => didit.sandbox.close());

/** The program of docs/cli.md; where there is no Python, the same calls with the same words. */
async function program(): Promise<[command: string, args: string[]]> {
  const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
  const python = /```python\n([^`]+)```/.exec(page)?.[1] ?? '';
  expect(python).toContain('/workflows/');
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  return hasPython ? ['python3', ['-c', python]] : [process.execPath, ['--input-type=module', '-e', IN_NODE]];
}

const IN_NODE = `
const base = process.env.DIDIT_BASE_URL + '/v3';
const headers = { 'x-api-key': process.env.DIDIT_API_KEY, 'content-type': 'application/json' };
const call = async (method, path, body) =>
  (await fetch(base + path, { method, headers, body: body && JSON.stringify(body) })).json();
const workflow = await call('POST', '/workflows/', {
  workflow_label: 'Three calls', workflow_type: 'kyc', is_liveness_enabled: true, is_face_match_enabled: true,
  face_match_score_decline_threshold: 50, max_retry_attempts: 3,
});
const session = await call('POST', '/session/', { workflow_id: workflow.uuid, vendor_data: 'customer-42' });
console.log('Send the customer to', session.url);
let decision;
do {
  await new Promise((done) => setTimeout(done, 1000 * process.env.INTERVAL));
  decision = await call('GET', '/session/' + session.session_id + '/decision/');
} while (!['Approved', 'Declined', 'In Review'].includes(decision.status));
const [person] = decision.id_verifications;
console.log('Decision:', decision.status);
console.log('Name:', person.first_name, person.last_name);
console.log('Born:', person.date_of_birth);
console.log('Document:', person.document_type, person.document_number, person.issuing_state);
`;

test('the three calls of the documentation end with name, birth date and document', async () => {
  const [command, args] = await program();
  const child = spawn(command, args, { env: { PATH: HOST_PATH, ...didit.env, INTERVAL: '0.2' } });
  let shown = '';
  let walking: Promise<void> | undefined;
  child.stderr.on('data', (chunk) => (shown += String(chunk)));
  child.stdout.on('data', (chunk) => {
    shown += String(chunk);
    const url = /Send the customer to (\S+)\n/.exec(shown)?.[1];
    if (url !== undefined) walking ??= walkThrough(url);
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  await walking;
  expect(shown).toMatch(
    /Decision: Approved\nName: \S+ .+\nBorn: \d{4}-\d\d-\d\d\nDocument: \S.* [A-Z]{3}\n$/,
  );
  expect(code).toBe(0);
});

/** A finished session of a workflow of its own, as `kyc decision --json` shows it. */
async function decided(...setup: string[]) {
  const made = await didit.kyc(['kyc', 'setup', ...setup, '--json']);
  const order = { scenario: 'approve', workflow_id: made.json.workflow_id };
  const { session_id: id } = await didit.control('POST', '/_sandbox/sessions', order);
  return (await didit.kyc(['kyc', 'decision', id, '--json'])).json;
}

test('programs of the flat days find the names of fields they know, beside today’s', async () => {
  const [document] = (await decided('--dialect', 'flat')).id_verifications;
  expect(document.issuing_country).toBe(document.issuing_state);
  expect(document.expiry_date).toBe(document.expiration_date);
});

test('whoever writes workflows as today reads decisions as today, whatever else is let in', async () => {
  const [document] = (await decided()).id_verifications;
  expect(document.document_number).toMatch(/./);
  expect(document).not.toHaveProperty('issuing_country');
});
