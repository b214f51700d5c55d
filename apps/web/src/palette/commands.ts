import type { CaseSummary } from '@docket/contracts';
import { fold } from './fold.ts';

export const COMMAND_GROUPS = ['Cases', 'On this page', 'Go to', 'Settings'] as const;

/** One line of the palette. */
export interface Command {
  readonly id: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  readonly label: string;
  /** What tells it from others of the same label. */
  readonly detail?: string;
  /** As printed beside it. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Commands that hold every word of the text, in label, detail or group; all of them when there is none. */
export function matching(commands: readonly Command[], text: string): Command[] {
  const words = fold(text).split(' ');
  return commands.filter(({ label, detail = '', group }) => {
    const where = fold(`${group} ${label} ${detail}`);
    return words.every((word) => where.includes(word));
  });
}

export function caseCommand(row: CaseSummary, open: (caseId: CaseSummary['id']) => void): Command {
  const number = row.sessionNumber === null ? null : `#${row.sessionNumber}`;
  return {
    id: `case ${row.id}`,
    group: 'Cases',
    label: row.fullName ?? 'Name not read yet',
    detail: [number, row.vendorData, row.status, row.workflowLabel].filter(Boolean).join(' · '),
    run: () => open(row.id),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^#?(\d{1,9})$/;

/** Whether a text names one thing and is no word to search for: an id, a session's number, a document's. */
export function looksLikeId(text: string): boolean {
  return UUID.test(text) || NUMBER.test(text) || /^(?=.*\d)\S{5,}$/.test(text);
}

type Row = Pick<CaseSummary, 'id' | 'sessionNumber' | 'vendorData'>;

/**
 * The one case that an id, a number or a vendor's id names, of those that the search found; null when it names none or
 * several. What the rows do not show, as a document's number, is believed when only one was found.
 */
export function namedCase<T extends Row>(rows: readonly T[], text: string): T | null {
  const number = NUMBER.exec(text)?.[1];
  const exact = rows.filter(
    ({ id, sessionNumber, vendorData }) =>
      id === text.toLowerCase() ||
      (number !== undefined && sessionNumber === Number(number)) ||
      vendorData?.toLowerCase() === text.toLowerCase(),
  );
  const [only = null, ...more] = exact.length > 0 ? exact : rows;
  return more.length > 0 ? null : only;
}
