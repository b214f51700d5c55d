import { writeFile } from 'node:fs/promises';
import { CaseId, grantOf, ViewReason } from '@docket/contracts';
import { readDiditCliEnv } from '../../env.ts';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, type KeyChoice, withDidit } from '../with-didit.ts';
import { requireSessionId } from './session-id.ts';

export const pdf = defineCommand({
  name: 'kyc pdf',
  summary: "Saves Didit's PDF report of a session.",
  about: [
    'With DATABASE_URL it is the person named by --as who downloads it, if their role may, and the audit log records the digest of the file; an auditor also says --why. Without, the API key does. Didit makes a report of sessions that are Approved, Declined, In Review or Kyc Expired.',
  ],
  argument: 'session id',
  options: {
    output: { kind: 'text', value: 'file', describe: 'where to; default docket-session-<id>.pdf here' },
    force: { kind: 'flag', describe: 'replace the file if there is one' },
    as: { kind: 'text', value: 'e-mail', describe: "who downloads: that person's Docket account" },
    why: { kind: 'text', value: 'reason', describe: 'why, which an auditor must say; kept with the case' },
    ...KEY_OPTIONS,
  },
  settings: { ...DIDIT_SETTINGS, DATABASE_URL: 'the database of Docket' },
  examples: ['docket kyc pdf "$SESSION"', 'docket kyc pdf "$SESSION" --output report.pdf --force'],
  run: async ({ values, argument, screen }) => {
    const sessionId = requireSessionId(argument);
    const bytes = await download(sessionId, values);
    const file = values.output ?? `docket-session-${sessionId}.pdf`;
    await save(file, bytes, values.force);
    screen.answer({ file, bytes: bytes.length }, [`${file}: ${Math.ceil(bytes.length / 1024)} kB`]);
    return EXIT.ok;
  },
});

async function download(
  sessionId: string,
  values: KeyChoice & { as: string | undefined; why: string | undefined },
): Promise<Uint8Array> {
  const as = values.as?.toLowerCase();
  if (readDiditCliEnv().DATABASE_URL === undefined) {
    if (as !== undefined) throw new UsageError('--as needs DATABASE_URL.');
    return withDidit(values, (didit) => didit.sessions.generatePdf(sessionId));
  }
  if (as === undefined) throw new UsageError('--as is missing: with DATABASE_URL a person downloads it.');
  const { actAs, withDocket } = await import('../with-docket.ts');
  const { getCaseReport } = await import('../../features/reports/get-case-report.ts');
  const { giveViewReason } = await import('../../features/view-reasons/give-view-reason.ts');
  return withDocket(async (deps) => {
    const actor = await actAs(deps, as, 'kyc pdf', ['report:download']);
    const caseId = CaseId.parse(sessionId);
    // The server asks this of whoever has a sign-in; here the reason comes with the command and holds for it alone.
    if (grantOf(actor.role, 'report:download') === 'reason') {
      await giveViewReason(deps, actor, { caseId, reason: requireReason(values.why), signInId: null });
    }
    return (await getCaseReport(deps, actor, { caseId })).bytes;
  });
}

/** Errors: UsageError. */
function requireReason(why: string | undefined): string {
  if (why === undefined) throw new UsageError('--why is missing: an auditor says why they look at a case.');
  const { data, error } = ViewReason.safeParse(why);
  if (error !== undefined) throw new UsageError(`--why ${error.issues[0]?.message ?? 'is no reason'}.`);
  return data;
}

/** Readable by its owner only: it is full of personal data. */
async function save(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UsageError(`${file} exists already; --force replaces it.`);
    }
    throw error;
  }
}
