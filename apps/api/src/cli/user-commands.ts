import { parseArgs } from 'node:util';
import { contract } from '@docket/contracts';
import { connect } from '@docket/db';
import type * as z from 'zod';
import { readCliEnv } from '../env.ts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { createUser, type UserDeps } from '../features/users/create-user.ts';
import { listUsers } from '../features/users/list-users.ts';
import { updateUser } from '../features/users/update-user.ts';
import { newId } from '../new-id.ts';
import { type PasswordSource, readPassword } from './read-password.ts';
import { UsageError } from './usage.ts';

export async function addUser(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
      generate: { type: 'boolean', default: false },
    },
  });
  const source = passwordSource(values['password-stdin'], values.generate);
  const known = { email: values.email, name: values.name, role: values.role };
  // Checked before the password is asked for: nobody types one twice to hear that the role is wrong.
  requireValid(contract.createUser.schema.body.omit({ password: true }), known);
  const password = await readPassword(source);
  const input = requireValid(contract.createUser.schema.body, { ...known, password });
  return withDeps(async (deps) => {
    const { user } = await createUser(deps, SYSTEM, input);
    console.log(`${user.name} <${user.email}> is now ${user.role}.`);
    if (source === 'generate') console.log(`Password, shown this once: ${password}`);
    return 0;
  });
}

export async function printUsers(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  return withDeps(async (deps) => {
    const { items } = await listUsers(deps);
    if (values.json) {
      console.log(JSON.stringify(items, null, 2));
      return 0;
    }
    for (const user of items) {
      const seen = user.lastSignInAt === null ? 'never signed in' : `last signed in ${user.lastSignInAt}`;
      console.log(`${user.role.padEnd(8)}  ${user.state.padEnd(8)}  ${user.email}  ${user.name}  (${seen})`);
    }
    if (items.length === 0) console.log('Nobody has an account yet. Make one with: docket user add');
    return 0;
  });
}

export async function disableUser(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' } } });
  const email = values.email?.toLowerCase();
  if (email === undefined) throw new UsageError('--email is missing.');
  return withDeps(async (deps) => {
    const { items } = await listUsers(deps);
    const found = items.find((user) => user.email === email);
    if (found === undefined) {
      console.error(`Nobody has an account with the e-mail ${email}.`);
      return 1;
    }
    await updateUser(deps, SYSTEM, { userId: found.id, version: found.version, state: 'disabled' });
    console.log(`${found.name} <${found.email}> is disabled.`);
    return 0;
  });
}

function passwordSource(isStdin: boolean, isGenerated: boolean): PasswordSource {
  if (isStdin && isGenerated) throw new UsageError('Choose one of --password-stdin and --generate.');
  if (isStdin) return 'stdin';
  return isGenerated ? 'generate' : 'ask';
}

/** The contract's own schema, so that the command line accepts exactly what the API does. */
function requireValid<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new UsageError(lines.join('\n'));
}

async function withDeps(work: (deps: UserDeps) => Promise<number>): Promise<number> {
  const { db, close } = connect(readCliEnv().DATABASE_URL, { max: 2, applicationName: 'docket cli' });
  try {
    return await work({ db, clock: () => new Date(), newId: () => newId() });
  } finally {
    await close();
  }
}
