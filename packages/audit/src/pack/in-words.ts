import type { PackReport } from './verify-pack.ts';

/** What a pack proves and what it does not, for a person who has never seen one. */
export function packInWords(report: PackReport): string[] {
  const { ok, files, made, receipts, missing, keyGiven, anchored, checks } = report;
  if (!ok) {
    const broken = checks.filter((check) => !check.ok).map(({ detail }) => detail);
    return ['This pack was changed, or is not what it says.', ...broken];
  }
  const decisions = receipts.length === 1 ? '1 receipt' : `${receipts.length} receipts`;
  return [
    `Verified: ${files} files about case ${report.case}, unchanged since they were packed at ${made}, with ${decisions}.`,
    ...missing.map(({ what, because }) => `Not in the pack: ${what}. ${because}`),
    keyGiven
      ? 'They are signed with the key you gave.'
      : 'They are signed with the key in the pack. Compare it with the key of the log, or anyone could have made both.',
    anchored
      ? 'An older checkpoint, kept outside the log, agrees.'
      : 'No older checkpoint from outside was compared, so a log that was rewritten as a whole would look the same.',
  ];
}
