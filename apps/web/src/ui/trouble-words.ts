import { DIDIT_TROUBLES } from '@docket/contracts';
import { wordsOf } from './format.ts';

/** Why Didit could not be asked, as a clause; kinds without words of their own are shown as they are. */
export function troubleInWords(kind: string): string {
  return DIDIT_TROUBLES.get(kind) ?? wordsOf(kind.toUpperCase());
}
