import { describe, expect, test } from 'vitest';
import { type Call, defineCommand, type Options, type ScreenSwitches } from './command.ts';
import { EXIT, UsageError } from './exit.ts';
import { explain } from './explain.ts';
import type { Screen } from './screen.ts';

const OPTIONS = {
  name: { kind: 'text', value: 'name', describe: 'a name', required: true },
  note: { kind: 'text', value: 'note', describe: 'a note', default: 'none' },
  every: { kind: 'number', value: 's', min: 0.5, max: 10, describe: 'seconds' },
  times: { kind: 'number', value: 'n', min: 1, max: 3, whole: true, default: 2, describe: 'how often' },
  colour: { kind: 'choice', of: ['red', 'green'], describe: 'which' },
  force: { kind: 'flag', describe: 'do it' },
  check: { kind: 'flag', default: true, describe: 'look first' },
} as const satisfies Options;

/** Runs a command that only says what it was called with; undefined for what it never got to. */
async function call(args: string[], more: { argument?: string; argumentIsOptional?: true } = {}) {
  let got: Pick<Call<typeof OPTIONS>, 'values' | 'argument'> | undefined;
  let switches: ScreenSwitches | undefined;
  const command = defineCommand({
    name: 'try it',
    summary: 'Tries',
    options: OPTIONS,
    examples: [],
    ...more,
    run: async ({ values, argument }) => {
      got = { values, argument };
      return EXIT.ok;
    },
  });
  const code = await command.start(args, (given) => {
    switches = given;
    return {} as Screen; // the command above says nothing
  });
  return { code, ...got, switches };
}

/** Why a call was refused before the command ran. */
async function refusal(args: string[], more: Parameters<typeof call>[1] = {}): Promise<string> {
  const error: unknown = await call(args, more).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(explain(error).code).toBe(EXIT.usage);
  return error instanceof Error ? error.message : '';
}

const NAMED = ['--name', 'Ana'];

describe('a command', () => {
  test('gets every option in its kind, with defaults for what was left out', async () => {
    expect((await call(NAMED)).values).toMatchObject({
      name: 'Ana',
      note: 'none',
      every: undefined,
      times: 2,
      colour: undefined,
      force: false,
      check: true,
    });
  });

  test('gets what was typed, in either form', async () => {
    const args = ['--name=Ana', '--every', '0.5', '--times=3', '--colour', 'green', '--force', '--no-check'];
    expect((await call(args)).values).toMatchObject({
      name: 'Ana',
      every: 0.5,
      times: 3,
      colour: 'green',
      force: true,
      check: false,
    });
  });

  test('keeps an equals sign, a dash and blanks inside a value', async () => {
    expect((await call(['--name= --a=b '])).values?.name).toBe(' --a=b ');
  });

  test('takes the last of an option that is given twice', async () => {
    expect((await call([...NAMED, '--name', 'Bo'])).values?.name).toBe('Bo');
  });

  test('hands the switches of every command to the screen', async () => {
    expect((await call(NAMED)).switches).toEqual({ json: false, color: true });
    expect((await call([...NAMED, '--json', '--no-color'])).switches).toEqual({ json: true, color: false });
  });
});

describe('a call that makes no sense is refused before anything is done', () => {
  test.each([
    [[], '--name is missing.'],
    [['--name', ''], '--name is empty.'],
    [['--name', '  '], '--name is empty.'],
    [[...NAMED, '--every', 'often'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--every', '0.4'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--every', '10.1'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--every', 'NaN'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--every', 'Infinity'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--every', '1,5'], '--every is a number from 0.5 to 10.'],
    [[...NAMED, '--times', '1.5'], '--times is a whole number from 1 to 3.'],
    [[...NAMED, '--times=-1'], '--times is a whole number from 1 to 3.'],
    [[...NAMED, '--colour', 'blue'], '--colour is one of red, green.'],
    [[...NAMED, '--colour', 'Red'], '--colour is one of red, green.'],
  ])('%j: %s', async (args, sentence) => expect(await refusal(args)).toBe(sentence));

  test.each([
    [[...NAMED, '--unknown', 'x']],
    [[...NAMED, '--force=yes']],
    [[...NAMED, '--no-note']],
    [['--name']],
    [[...NAMED, '--times', '-1']],
    [[...NAMED, '-x']],
  ])('%j', async (args) => expect(await refusal(args)).not.toBe(''));
});

describe('the argument of a command', () => {
  const ID = { argument: 'session id' };

  test('is handed over, wherever it stands', async () => {
    expect((await call(['abc', ...NAMED], ID)).argument).toBe('abc');
    expect((await call([...NAMED, '--', '-abc'], ID)).argument).toBe('-abc');
  });

  test('may be left out only where the command says so', async () => {
    expect(await refusal(NAMED, ID)).toBe('The session id is missing.');
    expect((await call(NAMED, { ...ID, argumentIsOptional: true })).argument).toBe('');
  });

  test('is one, and what was too many is not repeated: it may be a key', async () => {
    const secret = 'sk_live_typed_in_the_wrong_place';
    expect(await refusal([...NAMED, 'abc', secret], ID)).toBe('docket try it takes one session id.');
    expect(await refusal([...NAMED, secret])).toBe('docket try it takes options only.');
  });
});

test('a refusal is a usage error, which points to the help', async () => {
  await expect(call([])).rejects.toThrow(UsageError);
  expect(explain(new UsageError('--name is missing.')).message).toBe(
    '--name is missing.\n\nSee docket --help.',
  );
});
