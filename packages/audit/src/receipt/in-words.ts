import type { ReceiptReport } from './verify-receipt.ts';

/** What a receipt proves and what it does not, for a person who has never seen one. */
export function receiptInWords(report: ReceiptReport): string[] {
  const { ok, statement, code, anchored } = report;
  if (!ok || statement === null) return ['This receipt was changed, or is not what it says.'];
  const { outcome, decision, case: ofCase, checker, times } = statement;
  const people = checker === null ? 'one person' : 'one person, and agreed to by another';
  return [
    `Verified: receipt ${code}. Decision ${decision} on case ${ofCase}, ${outcome}, was asked for by ${people}, and confirmed by Didit at ${times.confirmed}.`,
    'It is signed with the key you gave, and the log under that key holds the entries it is made of.',
    anchored
      ? 'A checkpoint kept outside the log agrees.'
      : 'No checkpoint from outside was compared, so a log that was rewritten as a whole would look the same.',
  ];
}
