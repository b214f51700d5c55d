import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ABOUT, findCommand, loadAll } from './commands.ts';
import { EXIT_MEANINGS } from './exit.ts';
import { helpOf, optionRows, overview } from './help.ts';
import { reference } from './reference.ts';

const commands = await loadAll();

describe('the help', () => {
  test('of everything names every command with what it does, and every exit code', () => {
    const text = overview(commands, ABOUT);
    expect(commands.length).toBeGreaterThan(20);
    for (const { name, summary } of commands)
      expect(text).toMatch(new RegExp(`docket ${name}.* {2}${summary[0]}`));
    for (const [code, meaning] of EXIT_MEANINGS)
      expect(text.replace(/\s+/g, ' ')).toContain(`${code} ${meaning}`);
  });

  test.each(commands.map((command) => [command.name, command] as const))(
    'of %s explains every option and setting, gives an example, and fits a screen’s width',
    (name, command) => {
      const text = helpOf(command);
      expect(text).toMatch(new RegExp(`^docket ${name}`));
      for (const [written] of optionRows(command.options)) expect(text).toContain(written);
      for (const setting of Object.keys(command.settings ?? {})) expect(text).toContain(setting);
      expect(command.examples.length).toBeGreaterThan(0);
      const long = text.split('\n').filter((line) => line.length > 100 && !line.startsWith('  docket'));
      expect(long).toEqual([]);
    },
  );

  test('gives only examples that the commands would take', async () => {
    for (const { name, options, examples } of commands) {
      for (const example of examples) {
        const words = example.split(' | ')[0]?.split(' ').slice(1) ?? [];
        const found = await findCommand(words);
        expect(found?.command.name, example).toBe(name);
        const used = words
          .filter((word) => word.startsWith('--'))
          .map((word) => word.replace(/^--(no-)?/, ''));
        const known = ['json', 'color', ...Object.keys(options)];
        expect(
          used.filter((word) => !known.includes(word)),
          example,
        ).toEqual([]);
      }
    }
  });

  test('and docs/cli.md say the same', async () => {
    const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
    const written = page.split(/<!-- From here on .* -->\n\n/)[1];
    // When this fails: pnpm --filter api docs:cli
    expect(written).toBe(reference(commands));
  });
});
