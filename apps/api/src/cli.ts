#!/usr/bin/env node
import { printVerdict } from './cli/audit-commands.ts';
import { USAGE, UsageError } from './cli/usage.ts';
import { addUser, disableUser, printUsers } from './cli/user-commands.ts';
import { SettingsError } from './env.ts';
import { AppError } from './http/errors.ts';

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = {
  'user add': addUser,
  'user list': printUsers,
  'user disable': disableUser,
  'audit verify': printVerdict,
};

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const args = process.argv.slice(2);
try {
  process.exitCode = await run(args);
} catch (error) {
  process.exitCode = explain(error, args);
}

async function run([group = '', verb = '', ...rest]: string[]): Promise<number> {
  if ([group, verb, ...rest].some((arg) => arg === '--help' || arg === '-h')) {
    console.log(USAGE);
    return 0;
  }
  const command = COMMANDS[`${group} ${verb}`];
  if (command === undefined) {
    console.error(USAGE);
    return EXIT_USAGE;
  }
  return command(rest);
}

/** One sentence for what a person can mend; a stack only for what they cannot. */
function explain(error: unknown, [group]: string[]): number {
  if (error instanceof UsageError || error instanceof SettingsError || hasCode(error, /^ERR_PARSE_ARGS/)) {
    console.error(`${error.message}\n\nSee docket --help.`);
    return EXIT_USAGE;
  }
  if (error instanceof AppError) {
    console.error(error.message);
    return EXIT_FAILED;
  }
  const isWithoutSchema = hasCode(error, /^42P01$/);
  console.error(isWithoutSchema ? 'The database is empty. Start Docket once; that prepares it.' : error);
  // A log that cannot be read is not a log that was tampered with.
  return group === 'audit' ? EXIT_USAGE : EXIT_FAILED;
}

function hasCode(error: unknown, pattern: RegExp): error is Error {
  return error instanceof Error && 'code' in error && pattern.test(String(error.code));
}
