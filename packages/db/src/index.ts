export type { GaveWay } from './begin-again.ts';
export { type Connection, connect, type Db, type Trx } from './connect.ts';
export { migrate } from './migrate.ts';
export { pendingMigrations } from './pending-migrations.ts';
export type { DatabaseRole, Logins } from './roles.ts';
export type { DB } from './schema.gen.ts';
