import { wordsOf } from '../../ui/format.ts';

/** What each check of the log proves, for people who do not know how a log is hashed. */
const CHECK_WORDS: ReadonlyMap<string, string> = new Map([
  ['canonical-form', 'Entries are written in their one form'],
  ['checkpoint-signatures', 'Checkpoints are signed by this log'],
  ['checkpoint-order', 'Checkpoints only go forward'],
  ['checkpoint-roots', 'No entry was changed since its checkpoint'],
  ['coverage', 'Every entry is covered by a checkpoint'],
  ['anchor', 'The copy kept outside the database agrees'],
  ['decision-order', 'Every decision was requested before it was sent'],
  ['key', 'The key is the one you trust'],
  ['manifest', 'The file says what the log signed'],
  ['files', 'No file was changed, added or taken out'],
  ['count', 'There are as many entries as there should be'],
  ['inclusion', 'Each entry is at its place in the log'],
  ['scope', 'The entries are of this case or period'],
  ['signature', 'The receipt is signed by this log'],
  ['statement', 'The receipt says what the log says'],
  ['audit', 'The case’s part of the log holds'],
  ['receipts', 'Every confirmed decision has a receipt that holds'],
  ['evidence', 'What the deciders saw is here'],
  ['commitments', 'Notes and reasons are those the log commits to, or were erased on record'],
  ['columns', 'What is shown is what is sealed'],
  ['positions', 'No entry is missing in between'],
]);

export function checkInWords(name: string): string {
  return CHECK_WORDS.get(name) ?? wordsOf(name.toUpperCase());
}
