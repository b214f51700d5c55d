import { wordsOf } from '../../ui/format.ts';

/** What each check of the log proves, for people who do not know how a log is hashed. */
const CHECK_WORDS: ReadonlyMap<string, string> = new Map([
  ['canonical-form', 'Entries are written in their one form'],
  ['checkpoint-signatures', 'Checkpoints are signed by this log'],
  ['checkpoint-order', 'Checkpoints only go forward'],
  ['checkpoint-roots', 'No entry was changed since its checkpoint'],
  ['coverage', 'Every entry is covered by a checkpoint'],
  ['anchor', 'The copy kept outside the database agrees'],
  ['positions', 'No entry is missing in between'],
]);

export function checkInWords(name: string): string {
  return CHECK_WORDS.get(name) ?? wordsOf(name.toUpperCase());
}
