import { Policy } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';

function select(db: Db | Trx) {
  return db
    .selectFrom('policies')
    .leftJoin('users', 'users.id', 'policies.made_by')
    .select([
      'policies.version',
      'policies.rules',
      'policies.expiry_hours',
      'policies.blind',
      'policies.undo_seconds',
      'policies.because',
      'policies.made_by',
      'policies.at',
      'users.name as maker_name',
    ])
    .orderBy('policies.version', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

/** Newest first; the first is in force. There is always one: the migration made it. */
export async function readPolicies(db: Db | Trx, limit: number): Promise<Policy[]> {
  return (await select(db).limit(limit).execute()).map(present);
}

export async function insertPolicy(
  trx: Trx,
  policy: Pick<Policy, 'version' | 'rules' | 'expiryHours' | 'blind' | 'undoSeconds' | 'because'> & {
    madeBy: string;
    at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('policies')
    .values({
      version: policy.version,
      rules: policy.rules,
      expiry_hours: policy.expiryHours,
      blind: policy.blind,
      undo_seconds: policy.undoSeconds,
      because: policy.because,
      made_by: policy.madeBy,
      at: policy.at,
    })
    .execute();
}

function present(row: Row): Policy {
  return Policy.parse({
    version: row.version,
    rules: row.rules,
    expiryHours: row.expiry_hours,
    blind: row.blind,
    undoSeconds: row.undo_seconds,
    because: row.because,
    madeBy: row.made_by === null ? null : { id: row.made_by, name: row.maker_name ?? '' },
    at: row.at.toISOString(),
  });
}
