import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { API_KEY, type LocalDidit, startDidit } from '../../test/spawn-docket.ts';

vi.setConfig({ testTimeout: 60_000 });

let didit: LocalDidit;
beforeAll(async () => {
  didit = await startDidit();
});
afterAll(() => didit.sandbox.close());

/** The command on a terminal of its own (`script` of util-linux makes one); types each answer at its prompt. */
function onTerminal(
  args: string,
  env: Record<string, string>,
  answers: [prompt: string, typed: string][] = [],
) {
  const script = join(import.meta.dirname, '..', 'cli.ts');
  const child = spawn('script', ['-qec', `${process.execPath} ${script} ${args}`, '/dev/null'], {
    env: { ...env, TERM: 'xterm', SHELL: '/bin/sh', PATH: '/usr/bin:/bin' },
  });
  let shown = '';
  let next = 0;
  child.stdout.on('data', (chunk) => {
    shown += String(chunk);
    const [prompt, typed] = answers[next] ?? [];
    if (prompt === undefined || !shown.includes(prompt)) return;
    next += 1;
    child.stdin.write(`${typed}\r`);
  });
  return new Promise<{ code: number | null; shown: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, shown }));
  });
}

test('on a terminal the API key is asked for, and what is typed is not shown', async () => {
  const { DIDIT_BASE_URL = '' } = didit.env;
  const { code, shown } = await onTerminal('didit balance', { DIDIT_BASE_URL }, [
    ['Didit API key: ', API_KEY],
  ]);
  expect({ code, balance: /Balance: +\$\d/.test(shown) }).toEqual({ code: 0, balance: true });
  expect(shown).not.toContain(API_KEY);
});

test('a new password is asked for twice, and two different ones are refused', async () => {
  const { code, shown } = await onTerminal('didit register --email a@docket-users.net', didit.env, [
    ['Password for Didit: ', 'Correct-Horse-7'],
    ['The same again: ', 'Correct-Horse-8'],
  ]);
  expect({ code, said: shown.includes('The two differ.') }).toEqual({ code: 2, said: true });
  expect(shown).not.toContain('Correct-Horse');
});

test('colours are shown on a terminal, unless NO_COLOR or --no-color is set', async () => {
  const id = await didit.play('approve');
  const [plain, noColor, option] = await Promise.all([
    onTerminal(`kyc decision ${id}`, didit.env),
    onTerminal(`kyc decision ${id}`, { ...didit.env, NO_COLOR: '1' }),
    onTerminal(`kyc decision ${id} --no-color`, didit.env),
  ]);
  expect(plain.shown).toContain('\u001b[32mApproved');
  expect(noColor.shown + option.shown).not.toContain('\u001b[32m');
});

test('deleting asks first, and anything but yes changes nothing', async () => {
  const args = ['didit', 'webhooks', 'create', '--url', 'https://docket.example.com/a', '--json'];
  const { uuid } = (await didit.kyc(args)).json;
  const question = 'Stop sending events to https://docket.example.com/a? [y/N] ';
  const no = await onTerminal(`didit webhooks delete ${uuid}`, didit.env, [[question, 'n']]);
  expect({ code: no.code, said: no.shown.includes('Nothing was changed.') }).toEqual({ code: 1, said: true });
  const yes = await onTerminal(`didit webhooks delete ${uuid}`, didit.env, [[question, 'y']]);
  expect(yes.code).toBe(0);
});
