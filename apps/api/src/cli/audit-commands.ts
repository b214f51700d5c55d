import { verdictOf } from '@docket/audit/exit-codes';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { verifyAudit } from '../features/audit/verify/verify-audit.ts';
import { exportBundle } from './audit-export.ts';
import { openAuditLog } from './audit-log.ts';
import { verifyGiven } from './audit-verify-file.ts';
import { defineCommand } from './command.ts';
import { UsageError } from './exit.ts';
import type { Screen } from './screen.ts';

const verify = defineCommand({
  name: 'audit verify',
  summary: 'Verifies a bundle, an evidence pack or a receipt, or without one the log in the database.',
  argument: 'file',
  argumentIsOptional: true,
  about: [
    'A file is verified from itself alone: no database, no settings, no network. Give the key and an older checkpoint that you got by another way, or a bundle or pack made from nothing looks as good as yours; a receipt needs the key.',
    'Its exit codes are its own: 0 verified, 1 tampered with, 2 the file or the log cannot be read, 3 verified, but without checkpoints from outside, so that entries cut off the end would not be noticed.',
  ],
  options: {
    key: {
      kind: 'text',
      value: 'key',
      describe: 'with a file: the public key of the log, or a file that holds it',
    },
    anchor: {
      kind: 'text',
      value: 'file',
      describe: 'with a file: a file with one or more older checkpoints of this log',
    },
  },
  settings: {
    DATABASE_URL: 'without a file: the database of Docket',
    AUDIT_SIGNING_SEED: 'without a file: the key its checkpoints are signed with',
    AUDIT_LOG_NAME: 'without a file: the name in its checkpoints',
    AUDIT_ANCHOR_FILE: 'without a file: the checkpoints kept outside the database',
  },
  examples: [
    'docket audit verify case.zip --key docket.example/audit+4f1c…+AeX… --anchor last-year.note',
    'docket audit verify docket-receipt-7K3M-9QXT-2HVB-04CD.json --key log-key.txt',
    'docket audit verify docket-evidence-1042.zip --key log-key.txt',
    'docket audit verify',
    'docket audit verify --json',
  ],
  async run({ argument, values, screen }) {
    if (argument !== '') return await verifyGiven(argument, values, screen);
    if (values.key ?? values.anchor) throw new UsageError('--key and --anchor go with a file.');
    return await printVerdict(screen);
  },
});

export const AUDIT_COMMANDS = [verify, exportBundle];

async function printVerdict(screen: Screen): Promise<number> {
  const { deps, close } = openAuditLog();
  try {
    const verdict = await verifyAudit(deps, SYSTEM);
    screen.answer(verdict, linesOf(verdict, screen));
    return verdictOf(verdict);
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
