import type { Connection } from '@docket/contracts';
import { DESTINATION_WORDS, lastFourInWords, sourceInWords } from './connection-words.ts';

export interface Changed {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What the versions are about, in words. Balance and counts move by themselves and are no change. */
function wordsOf({ key, application, webhook }: Connection): Record<string, string> {
  return {
    'API key': `${lastFourInWords(key.lastFour)}, ${lowered(sourceInWords(key.source, 'DIDIT_API_KEY'))}`,
    Application: application.name ?? application.id ?? 'not known',
    'Webhook address': webhook.address ?? 'none',
    'Destination at Didit': lowered(DESTINATION_WORDS[webhook.destination.state].label),
    'Webhook secret': lastFourInWords(webhook.lastFour),
  };
}

/** Sentences follow a comma or a colon here; names keep their capital. */
function lowered(words: string): string {
  return words.startsWith('Didit') ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** The lines that differ between what a person saw and what is there now. */
export function changesBetween(seen: Connection, present: Connection): Changed[] {
  const after = wordsOf(present);
  return Object.entries(wordsOf(seen)).flatMap(([name, from]) => {
    const to = after[name] ?? '';
    return to === from ? [] : [{ name, from, to }];
  });
}

/** "by Adam Nowak": who changed the key, where that is what changed. */
export function changerOf(seen: Connection, present: Connection): string | null {
  return seen.key.changedAt === present.key.changedAt ? null : (present.key.changedBy?.name ?? null);
}
