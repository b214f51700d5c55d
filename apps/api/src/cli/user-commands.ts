import { randomBytes } from 'node:crypto';
import { contract, Password, type User } from '@docket/contracts';
import { connect } from '@docket/db';
import type * as z from 'zod';
import { readCliEnv } from '../env.ts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { issuePasswordCode } from '../features/users/codes/issue-password-code.ts';
import { issueSetupCode } from '../features/users/codes/issue-setup-code.ts';
import { createUserWithPassword, type UserDeps } from '../features/users/create-user.ts';
import { allUsers } from '../features/users/list-users.ts';
import { resetFactors } from '../features/users/reset-factors.ts';
import { updateUserAtOnce } from '../features/users/update-user.ts';
import { newId } from '../new-id.ts';
import { type Call, defineCommand } from './command.ts';
import { EXIT, Refused, UsageError } from './exit.ts';
import { readNewSecret } from './read-secret.ts';

const SETTINGS = { DATABASE_URL: 'the database of Docket' };
const GENERATED_BYTES = 18;

const add = defineCommand({
  name: 'user add',
  summary: 'Gives somebody an account; the first administrator is made this way.',
  about: [
    'The password (12 characters or more) is asked for, or read from the first line of standard input, or made up and printed once.',
  ],
  options: {
    email: { kind: 'text', value: 'e-mail', describe: 'signs in with it' },
    name: { kind: 'text', value: 'name', describe: 'as colleagues read it' },
    role: { kind: 'text', value: 'role', describe: 'reviewer, manager, admin or auditor' },
    'password-stdin': { kind: 'flag', describe: 'the password is the first line of standard input' },
    generate: { kind: 'flag', describe: 'make the password up and print it once' },
  },
  settings: SETTINGS,
  examples: [
    'docket user add --email ann@example.com --name "Ann Ash" --role admin',
    'docket user add --email bo@example.com --name "Bo Birch" --role reviewer --generate',
  ],
  run: async ({ values, screen }) => {
    if (values['password-stdin'] && values.generate) {
      throw new UsageError('Choose one of --password-stdin and --generate.');
    }
    const known = { email: values.email, name: values.name, role: values.role };
    // Checked before the password is asked for: nobody types one twice to hear that the role is wrong.
    requireValid(contract.createUser.schema.body, known);
    const password = values.generate
      ? randomBytes(GENERATED_BYTES).toString('base64url')
      : await readNewSecret(
          values['password-stdin'] ? 'stdin' : 'ask',
          'Password (12 characters or more): ',
          'use --password-stdin or --generate',
        );
    const input = requireValid(contract.createUser.schema.body.extend({ password: Password }), {
      ...known,
      password,
    });
    const { user } = await withDeps((deps) => createUserWithPassword(deps, SYSTEM, input));
    const once = values.generate ? { password } : {};
    const lines = [`${user.name} <${user.email}> is now ${user.role}.`];
    if (values.generate) lines.push(`Password, shown this once: ${password}`);
    screen.answer({ user, ...once }, lines, { reveal: values.generate });
    return EXIT.ok;
  },
});

const list = defineCommand({
  name: 'user list',
  summary: 'Everyone with an account.',
  options: {},
  settings: SETTINGS,
  examples: ['docket user list', 'docket user list --json'],
  run: printUsers,
});

async function printUsers({ screen }: Pick<Call, 'screen'>): Promise<number> {
  const items = await withDeps((deps) => allUsers(deps));
  const lines = items.map((user) => {
    const seen = user.lastSignInAt === null ? 'never signed in' : `last signed in ${user.lastSignInAt}`;
    return `${user.role.padEnd(8)}  ${user.state.padEnd(8)}  ${user.email}  ${user.name}  (${seen})`;
  });
  const nobody = ['Nobody has an account yet. Make one with: docket user add'];
  screen.answer(items, lines.length === 0 ? nobody : lines);
  return EXIT.ok;
}

const disable = defineCommand({
  name: 'user disable',
  summary: 'Signs somebody out everywhere, gives their cases back and lets them in no more.',
  options: { email: { kind: 'text', value: 'e-mail', describe: 'of the account', required: true } },
  settings: SETTINGS,
  examples: ['docket user disable --email bo@example.com'],
  run: async ({ values, screen }) => {
    return withDeps(async (deps) => {
      const found = await findAccount(deps, values.email);
      const change = { userId: found.id, version: found.version, state: 'disabled' as const };
      const { user } = await updateUserAtOnce(deps, SYSTEM, change);
      screen.answer({ user }, [`${found.name} <${found.email}> is disabled.`]);
      return EXIT.ok;
    });
  },
});

const setupCode = defineCommand({
  name: 'user setup-code',
  summary: 'Prints a code with which the first administrator makes their own account.',
  about: [
    'The code is good once and for an hour. It is typed on the page /setup, with an e-mail, a name and a password. A new code makes the one before useless. Refused once there is an administrator.',
  ],
  options: {},
  settings: SETTINGS,
  examples: ['docket user setup-code', 'docket user setup-code --json'],
  run: async ({ screen }) => {
    const issued = await withDeps((deps) => issueSetupCode(deps));
    screen.answer(
      issued,
      [
        `Setup code, shown this once: ${issued.code}`,
        `Enter it on the page /setup until ${issued.expiresAt}.`,
      ],
      { reveal: true },
    );
    return EXIT.ok;
  },
});

const passwordCode = defineCommand({
  name: 'user password-code',
  summary: 'Prints a code with which somebody chooses a new password.',
  about: [
    'The code is good once and for three days, on the page /password. The old password works until the code is used; then every sign-in of the account ends.',
  ],
  options: { email: { kind: 'text', value: 'e-mail', describe: 'of the account', required: true } },
  settings: SETTINGS,
  examples: ['docket user password-code --email ann@example.com'],
  run: async ({ values, screen }) => {
    return withDeps(async (deps) => {
      const { id } = await findAccount(deps, values.email);
      const issued = await issuePasswordCode(deps, SYSTEM, { userId: id });
      screen.answer(
        issued,
        [
          `One-time code, shown this once: ${issued.code}`,
          `They enter it on the page /password until ${issued.expiresAt}.`,
        ],
        { reveal: true },
      );
      return EXIT.ok;
    });
  },
});

const resetSecondFactors = defineCommand({
  name: 'user reset-factors',
  summary:
    'Takes somebody’s second factors away and signs them out everywhere; the password alone signs in again.',
  about: [
    'For the last administrator who has lost phone and recovery codes; another one can do it on the page Users.',
  ],
  options: { email: { kind: 'text', value: 'e-mail', describe: 'of the account', required: true } },
  settings: SETTINGS,
  examples: ['docket user reset-factors --email ann@example.com'],
  run: async ({ values, screen }) =>
    withDeps(async (deps) => {
      const { id } = await findAccount(deps, values.email);
      const { user } = await resetFactors(deps, SYSTEM, { userId: id });
      screen.answer({ user }, [`${user.name} <${user.email}> signs in with the password alone now.`]);
      return EXIT.ok;
    }),
});

export const USER_COMMANDS = [add, list, disable, setupCode, passwordCode, resetSecondFactors];

/** Errors: Refused when nobody has that e-mail. */
async function findAccount(deps: UserDeps, email: string): Promise<User> {
  const items = await allUsers(deps);
  const found = items.find((user) => user.email === email.toLowerCase());
  if (found === undefined) throw new Refused(`Nobody has an account with the e-mail ${email.toLowerCase()}.`);
  return found;
}

/** The contract's own schema, so that the command line accepts exactly what the API does. */
function requireValid<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new UsageError(lines.join('\n'));
}

async function withDeps<T>(work: (deps: UserDeps) => Promise<T>): Promise<T> {
  const { db, close } = connect(readCliEnv().DATABASE_URL, {
    max: 2,
    applicationName: 'docket cli',
    role: 'docket_app',
  });
  try {
    return await work({ db, clock: () => new Date(), newId: () => newId() });
  } finally {
    await close();
  }
}
