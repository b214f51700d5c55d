import type { BundleReport } from './verify-bundle.ts';

/** What a verification proved and what it could not, for a person who has never heard of a Merkle tree. */
export function bundleInWords(report: BundleReport): string[] {
  const { ok, firstBadIndex, keyGiven, anchored } = report;
  if (!ok) {
    const where = firstBadIndex === null ? '' : ` The first entry in doubt is number ${firstBadIndex}.`;
    return [`This bundle was changed, or is not what it says.${where}`];
  }
  return [
    subject(report),
    keyGiven
      ? 'They are signed with the key you gave.'
      : 'They are signed with the key in the bundle. Compare it with the key of the log, or anyone could have made both.',
    anchored
      ? 'An older checkpoint, kept outside the log, agrees: nothing before it was changed or removed.'
      : 'No older checkpoint from outside was compared, so a log that was cut short or rewritten as a whole would look the same.',
  ];
}

function subject({ scope, entries, size }: BundleReport): string {
  const amount = `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
  switch (scope.kind) {
    case 'all':
      return `Verified: ${amount}, the whole log, unchanged since they were signed.`;
    case 'case':
      return `Verified: ${amount} of case ${scope.case}, each at its place in a log of ${size}, unchanged. That the case has no other entries is not proven; the whole log shows it.`;
    case 'period':
      return `Verified: ${amount} from ${scope.from} to ${scope.to}, unchanged and without a gap, in a log of ${size}.`;
  }
}
