import { parseArgs } from 'node:util';
import { connect } from '@docket/db';
import { readAuditCliEnv } from '../env.ts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { verifyAudit } from '../features/audit/verify-audit.ts';
import { newId } from '../new-id.ts';

const EXIT = { verified: 0, tampered: 1, unanchored: 3 } as const;

export async function printVerdict(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const env = readAuditCliEnv();
  const { db, close } = connect(env.DATABASE_URL, { max: 2, applicationName: 'docket cli' });
  const auditKey = {
    name: env.AUDIT_LOG_NAME,
    secretKey: new Uint8Array(env.AUDIT_SIGNING_SEED.subarray(0, 32)),
  };
  const deps = { db, env, auditKey, clock: () => new Date(), newId: () => newId() };
  try {
    const verdict = await verifyAudit(deps, SYSTEM);
    for (const { name, ok, detail } of verdict.checks)
      console.log(`${ok ? 'ok  ' : 'BAD '}  ${name}: ${detail}`);
    if (!verdict.ok) {
      const where =
        verdict.firstBadIndex === null ? '' : ` The first entry in doubt is ${verdict.firstBadIndex}.`;
      console.log(`\nThe log was tampered with.${where}`);
      return EXIT.tampered;
    }
    console.log(`\nVerified: ${verdict.size} entries, unchanged since they were signed.`);
    if (verdict.anchored) return EXIT.verified;
    console.log(
      'No checkpoint from outside the database was compared, so a log cut short would look the same.',
    );
    return EXIT.unanchored;
  } finally {
    await close();
  }
}
