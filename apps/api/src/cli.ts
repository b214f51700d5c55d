#!/usr/bin/env node
import type { Command } from './cli/command.ts';
import { ABOUT, findCommand, loadAll, loadGroup } from './cli/commands.ts';
import { EXIT } from './cli/exit.ts';
import { explain } from './cli/explain.ts';
import { helpOf, overview } from './cli/help.ts';
import { createScreen } from './cli/screen.ts';
import { withoutSecrets } from './cli/secrets.ts';
import { wantsColor } from './env.ts';

const args = process.argv.slice(2);
const isAsJson = args.includes('--json');
try {
  process.exitCode = await run();
} catch (error) {
  const failure = explain(error);
  const message = withoutSecrets(failure.message);
  const { code, kind } = failure;
  console.error(isAsJson ? JSON.stringify({ error: { code, kind, message } }) : message);
  // A log that cannot be read is not a log that was tampered with.
  process.exitCode = args[0] === 'audit' ? EXIT.usage : code;
}

async function run(): Promise<number> {
  const wantsHelp = args.some((arg) => arg === '--help' || arg === '-h');
  const words = args.filter((arg) => !arg.startsWith('-'));
  const found = await findCommand(wantsHelp ? words : args);
  if (wantsHelp) {
    console.log(found === undefined ? await overviewOf(words[0]) : helpOf(found.command));
    return EXIT.ok;
  }
  if (found === undefined) {
    console.error(await overviewOf(words[0]));
    return EXIT.usage;
  }
  return start(found.command, found.rest);
}

function start(command: Command, rest: readonly string[]): Promise<number> {
  return command.start(rest, ({ json, color }) =>
    createScreen({ json, color: color && wantsColor(), out: process.stdout, err: process.stderr }),
  );
}

/** Of one group when the first word names one, of everything otherwise. */
async function overviewOf(word: string | undefined): Promise<string> {
  const group = word === undefined ? [] : await loadGroup(word);
  return overview(group.length > 0 ? group : await loadAll(), ABOUT);
}
