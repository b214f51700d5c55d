import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildSandbox } from './app.ts';
import { KEY, startReceiver, startSandbox, until } from './testing.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('keeps sessions, reviews, blocklist, ledger and numbers over a restart', async () => {
  const statePath = folder();
  const first = await startSandbox({ statePath });
  const id = await first.played('review_mrz_check_digit');
  await first.call('PATCH', `/v3/session/${id}/update-status/`, { new_status: 'Declined', comment: 'kept' });
  await first.call('POST', '/v3/blocklist/add/', { session_id: id, blocklist_document: true });
  const before = await first.decision(id);
  await first.app.close();
  const second = await startSandbox({ statePath });
  const after = await second.decision(id);
  expect(after.reviews).toEqual(before.reviews);
  expect(after.id_verifications[0].document_number).toBe(before.id_verifications[0].document_number);
  expect((await second.call('GET', '/v3/blocklist/')).json.count).toBe(1);
  expect((await second.call('GET', `/_sandbox/ledger?session_id=${id}`)).json.length).toBeGreaterThanOrEqual(
    4,
  );
  const next = await second.decision(await second.played('approve'));
  expect(next.session_number).toBe(before.session_number + 1);
});

it('does not seed twice and keeps old picture links valid', async () => {
  const statePath = folder();
  const first = await startSandbox({ statePath, seed: 'demo' });
  const total = (await first.call('GET', '/v3/sessions/')).json.count;
  await first.app.close();
  const second = await startSandbox({ statePath, seed: 'demo' });
  expect((await second.call('GET', '/v3/sessions/')).json.count).toBe(total);
});

it('delivers after a restart what was pending when it stopped', async () => {
  const statePath = folder();
  const receiver = await startReceiver(500, 200);
  const webhook = { url: receiver.url, secret: 'a-secret-of-the-first-destination-0000000000' };
  const options = { statePath, webhook, apiKey: KEY, seed: 'empty' as const, webhookRetryScale: 0.005 };
  const first = await buildSandbox(options);
  await first.inject({
    method: 'POST',
    url: '/_sandbox/sessions',
    headers: { 'content-type': 'application/json' },
    payload: { scenario: 'in_progress' },
  });
  await until(() => receiver.received.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await first.close();
  await startSandbox(options);
  await until(() => receiver.received.length === 2);
  expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
});
