import { withoutAccents } from './compare/letters.ts';

/**
 * The form in which the queue's search compares, for what is stored and for what is typed alike: lower case, no
 * accents, one kind of apostrophe and hyphen, one blank between words. Other scripts stay as they are written.
 */
export function fold(value: string): string {
  return withoutAccents(value.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
