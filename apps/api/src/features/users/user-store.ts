import type { Role, User } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import { sql } from 'kysely';

const SECOND_FACTORS = sql<User['secondFactors']>`array_remove(array[
  case when exists (select from authenticators a where a.user_id = users.id and a.confirmed_at is not null)
    then 'authenticator' end,
  case when exists (select from passkeys p where p.user_id = users.id) then 'passkey' end], null)`.as(
  'second_factors',
);

const COLUMNS = [
  'id',
  'email',
  'name',
  'role',
  'state',
  'created_at',
  'last_sign_in_at',
  'version',
  SECOND_FACTORS,
] as const;

interface Row {
  id: string;
  email: string;
  name: string;
  role: string;
  state: string;
  created_at: Date;
  last_sign_in_at: Date | null;
  version: number;
  second_factors: User['secondFactors'];
}

/** Everyone, by name. There are as many accounts as colleagues, so this list has no pages. */
export async function findUsers(db: Db): Promise<User[]> {
  return (await db.selectFrom('users').select(COLUMNS).orderBy('name').orderBy('email').execute()).map(
    present,
  );
}

export async function findUserByEmail(db: Db | Trx, email: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .select(COLUMNS)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && present(row);
}

export async function findUser(db: Db, userId: string): Promise<User | undefined> {
  const row = await db.selectFrom('users').select(COLUMNS).where('id', '=', userId).executeTakeFirst();
  return row && present(row);
}

/**
 * Locks one account and every active administrator, so that two administrators who disable each other at the
 * same moment cannot both succeed. The order is that of ids, so that such two wait instead of deadlocking.
 */
export async function lockUserAndAdmins(
  trx: Trx,
  userId: string,
): Promise<{ user: User | undefined; otherAdmins: number }> {
  const rows = await trx
    .selectFrom('users')
    .select(COLUMNS)
    .where((eb) =>
      eb.or([eb('id', '=', userId), eb.and([eb('role', '=', 'admin'), eb('state', '=', 'active')])]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const user = rows.find(({ id }) => id === userId);
  return { user: user && present(user), otherAdmins: rows.filter(({ id }) => id !== userId).length };
}

/** Undefined when the e-mail has an account already. */
export async function insertUser(
  trx: Trx,
  user: { id: string; email: string; name: string; role: Role; passwordHash: string | null; now: Date },
): Promise<User | undefined> {
  const row = await trx
    .insertInto('users')
    .values({
      id: user.id,
      email: user.email.toLowerCase(),
      name: user.name,
      role: user.role,
      password_hash: user.passwordHash,
      created_at: user.now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  return row && present(row);
}

export async function saveUser(
  trx: Trx,
  userId: string,
  to: Pick<User, 'name' | 'role' | 'state'>,
): Promise<User> {
  const row = await trx
    .updateTable('users')
    .set((eb) => ({ ...to, version: eb('version', '+', 1) }))
    .where('id', '=', userId)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return present(row);
}

function present(row: Row): User {
  // The table's constraints hold id, role and state to what the contract says; their types only forget it.
  const checked = row as Row & Pick<User, 'id' | 'role' | 'state'>;
  return {
    id: checked.id,
    email: row.email,
    name: row.name,
    role: checked.role,
    state: checked.state,
    createdAt: row.created_at.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    secondFactors: row.second_factors,
    version: row.version,
  };
}
