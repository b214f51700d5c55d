import { grantOf, type Permission } from '@docket/contracts';
import pino from 'pino';
import { createDeps, type Deps } from '../deps.ts';
import { readEnv } from '../env.ts';
import { recordRefusal } from '../features/audit/record-refusal.ts';
import { allUsers } from '../features/users/list-users.ts';
import type { Actor } from '../http/authenticate.ts';
import { refusalOf } from '../http/authorize.ts';
import { fail } from '../http/errors.ts';
import { Refused } from './exit.ts';
import { hideSecret } from './secrets.ts';

/** Opens what the server's use cases need, by the server's own settings, for the time of `work`. */
export async function withDocket<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const env = readEnv();
  // Standard output belongs to the answer.
  const log = pino({ level: 'error', base: null }, pino.destination({ dest: 2, sync: true }));
  const deps = await createDeps({ ...env, DATABASE_POOL: 4 }, { log });
  const { apiKey, webhookSecrets } = deps.connection.state();
  for (const secret of [apiKey, ...webhookSecrets.map((one) => one.secret)]) if (secret) hideSecret(secret);
  try {
    return await work(deps);
  } finally {
    await deps.close();
  }
}

/**
 * The person a command acts for. There is no sign-in: whoever holds the server's settings is trusted to name the
 * person, and the audit entry says that it came from the command line.
 * Errors: Refused for an unknown or disabled account; forbidden, on record, when the role lacks the permission.
 */
export async function actAs(
  deps: Deps,
  email: string,
  command: string,
  permissions: readonly Permission[],
): Promise<Actor> {
  const items = await allUsers(deps);
  const user = items.find((item) => item.email === email);
  if (user === undefined) throw new Refused(`Nobody has an account with the e-mail ${email}.`);
  if (user.state !== 'active') throw new Refused(`The account ${email} is ${user.state}.`);
  const { id, name, role } = user;
  const actor: Actor = {
    id,
    name,
    email,
    role,
    hasSecondFactor: user.secondFactors.length > 0,
    sessionId: COMMAND_LINE,
    sessionHash: COMMAND_LINE,
    ip: COMMAND_LINE,
    request: { id: deps.newId(), route: `docket ${command}` },
  };
  for (const permission of permissions) {
    if (grantOf(role, permission) !== null) continue;
    await recordRefusal(deps, actor, permission);
    fail('forbidden', refusalOf(permission));
  }
  return actor;
}

/** Stands where a browser's sign-in and address would. */
const COMMAND_LINE = 'command-line';
