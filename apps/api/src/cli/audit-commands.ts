import { connect } from '@docket/db';
import { readAuditCliEnv } from '../env.ts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { verifyAudit } from '../features/audit/verify-audit.ts';
import { newId } from '../new-id.ts';
import { type Call, defineCommand } from './command.ts';
import type { Screen } from './screen.ts';

const VERDICT = { verified: 0, tampered: 1, unanchored: 3 } as const;

const verify = defineCommand({
  name: 'audit verify',
  summary: 'Recomputes the whole audit log and compares it with its signed checkpoints.',
  about: [
    'Its exit codes are its own: 0 verified, 1 tampered with, 2 the log cannot be read, 3 verified, but without checkpoints from outside the database, so that entries cut off its end would not be noticed.',
  ],
  options: {},
  settings: {
    DATABASE_URL: 'the database of Docket',
    AUDIT_SIGNING_SEED: 'the key its checkpoints are signed with',
    AUDIT_LOG_NAME: 'the name in its checkpoints',
    AUDIT_ANCHOR_FILE: 'the checkpoints kept outside the database',
  },
  examples: ['docket audit verify', 'docket audit verify --json'],
  run: printVerdict,
});

export const AUDIT_COMMANDS = [verify];

async function printVerdict({ screen }: Pick<Call, 'screen'>): Promise<number> {
  const env = readAuditCliEnv();
  const { db, close } = connect(env.DATABASE_URL, { max: 2, applicationName: 'docket cli' });
  const auditKey = {
    name: env.AUDIT_LOG_NAME,
    secretKey: new Uint8Array(env.AUDIT_SIGNING_SEED.subarray(0, 32)),
  };
  const deps = { db, env, auditKey, clock: () => new Date(), newId: () => newId() };
  try {
    const verdict = await verifyAudit(deps, SYSTEM);
    screen.answer(verdict, linesOf(verdict, screen));
    if (!verdict.ok) return VERDICT.tampered;
    return verdict.anchored ? VERDICT.verified : VERDICT.unanchored;
  } finally {
    await close();
  }
}

function linesOf(verdict: Awaited<ReturnType<typeof verifyAudit>>, { paint }: Screen): string[] {
  const checks = verdict.checks.map(
    ({ name, ok, detail }) => `${ok ? paint('green', 'ok  ') : paint('red', 'BAD ')}  ${name}: ${detail}`,
  );
  if (!verdict.ok) {
    const index = verdict.firstBadIndex;
    const where = index === null ? '' : ` The first entry in doubt is ${index}.`;
    return [...checks, '', paint('red', `The log was tampered with.${where}`)];
  }
  const verified = `Verified: ${verdict.size} entries, unchanged since they were signed.`;
  const missing =
    'No checkpoint from outside the database was compared, so a log cut short would look the same.';
  return [...checks, '', verified, ...(verdict.anchored ? [] : [missing])];
}
