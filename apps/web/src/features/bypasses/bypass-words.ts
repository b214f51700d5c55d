import type { Bypass, BypassFinder, BypassResolution } from '@docket/contracts';

export const RESOLUTION_WORDS: Record<BypassResolution, { label: string; means: string }> = {
  accepted: { label: 'Accepted', means: 'The status stands as it was set.' },
  overturned: { label: 'Overturned', means: 'The case was, or is being, decided differently.' },
  expected: { label: 'Expected', means: 'It was meant to happen outside: a migration, a rule, a test.' },
};

export const FINDER_WORDS: Record<BypassFinder, string> = {
  webhook: 'a webhook',
  reconcile: 'comparing with Didit',
  read: 'reading the case',
};

/** Who did it, as far as Didit says. */
export function actorInWords({ kind, name }: Bypass['actor']): string {
  switch (kind) {
    case 'person':
      return name ?? 'Somebody in the console';
    case 'api-key':
      return 'Another API key';
    case 'didit':
      return 'Didit’s automation';
    case 'unknown':
      return 'Not recorded at Didit';
    default:
      return kind satisfies never;
  }
}
