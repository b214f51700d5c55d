import { connect } from '@docket/db';
import { readAuditCliEnv } from '../env.ts';
import { newId } from '../new-id.ts';

/** What reading and signing the log in the database needs, by the settings of `docket audit` alone. */
export function openAuditLog() {
  const env = readAuditCliEnv();
  const { db, close } = connect(env.DATABASE_URL, {
    max: 2,
    applicationName: 'docket cli',
    role: 'docket_app',
  });
  const auditKey = {
    name: env.AUDIT_LOG_NAME,
    secretKey: new Uint8Array(env.AUDIT_SIGNING_SEED.subarray(0, 32)),
  };
  return { deps: { db, env, auditKey, clock: () => new Date(), newId: () => newId() }, close };
}
