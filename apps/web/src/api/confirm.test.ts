import { expect, test } from 'vitest';
import { withConfirmation } from './confirm.ts';
import { ProblemError } from './problem-error.ts';

const refusal = (code: string) =>
  new ProblemError({
    type: 'about:blank',
    title: code,
    status: 403,
    instance: 'req-1',
    code,
    retryable: false,
  });

test('a write that needs no confirmation is sent once, whether it succeeds or fails', async () => {
  let sent = 0;
  expect(await withConfirmation(async () => ++sent)).toBe(1);
  const forbidden = refusal('forbidden');
  const failing = withConfirmation(async () => {
    sent += 1;
    throw forbidden;
  });
  await expect(failing).rejects.toBe(forbidden);
  expect(sent).toBe(2);
});

test('where nobody can be asked for the password, the refusal is the answer and nothing hangs', async () => {
  const wanted = refusal('fresh-sign-in-required');
  await expect(withConfirmation(() => Promise.reject(wanted))).rejects.toBe(wanted);
});
