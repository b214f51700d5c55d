import type { Passkey } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';

const COLUMNS = [
  'id',
  'user_id',
  'credential_id',
  'transports',
  'name',
  'created_at',
  'last_used_at',
] as const;

export interface PasskeyRow {
  readonly id: string;
  readonly user_id: string;
  readonly credential_id: string;
  readonly transports: string[];
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

/** Oldest first. */
export async function findPasskeys(db: Db, userId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('passkeys')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute();
}

/** With what proves it, locked: its counter moves with each use. */
export async function lockCredential(
  trx: Trx,
  credentialId: string,
): Promise<(PasskeyRow & { public_key: Buffer; counter: number }) | undefined> {
  return trx
    .selectFrom('passkeys')
    .select([...COLUMNS, 'public_key', 'counter'])
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
}

/** Undefined when the authenticator's credential is known already. */
export async function insertPasskey(
  trx: Trx,
  passkey: Omit<PasskeyRow, 'last_used_at'> & { public_key: Buffer; counter: number },
): Promise<PasskeyRow | undefined> {
  return trx
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
}

export async function saveUse(trx: Trx, id: string, use: { counter: number; now: Date }): Promise<void> {
  await trx
    .updateTable('passkeys')
    .set({ counter: use.counter, last_used_at: use.now })
    .where('id', '=', id)
    .execute();
}

export async function saveName(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('passkeys').set({ name }).where('id', '=', id).execute();
}

export async function deletePasskey(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('passkeys').where('id', '=', id).execute();
}

/** One of this person's own, under the person's lock; whose else it may be is nobody's business. */
export async function findOwnPasskey(db: Db, userId: string, id: string): Promise<PasskeyRow | undefined> {
  return db
    .selectFrom('passkeys')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export function presentPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
