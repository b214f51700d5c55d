import { endOfDay, startOfDay } from '../../../ui/date-style.ts';
import type { AuditSearch } from '../audit-search.ts';
import type { ExportQuery } from './download-bundle.ts';

/** What is exported, as somebody chooses it. Days are local and inclusive, as in the filters. */
export interface ExportChoice {
  readonly what: 'all' | 'case' | 'period';
  readonly caseId: string;
  readonly from: string;
  readonly to: string;
  /** Entries covered by an older checkpoint; empty without one. */
  readonly held: string;
}

/** What is being looked at is most likely what is wanted. */
export function firstChoice({ caseId, from, to }: AuditSearch): ExportChoice {
  const what = caseId !== null ? 'case' : from !== null || to !== null ? 'period' : 'all';
  return { what, caseId: caseId ?? '', from: from ?? '', to: to ?? '', held: '' };
}

/** The question to the server, or the field that is wrong and why. */
export function queryOf(
  choice: ExportChoice,
): ExportQuery | { readonly field: string; readonly problem: string } {
  const { what, from, to } = choice;
  const held = choice.held.trim();
  if (what !== 'all' && !/^([1-9][0-9]{0,14})?$/.test(held)) {
    return { field: 'held', problem: 'The number of entries, as the second line of the checkpoint says.' };
  }
  const part = held === '' ? {} : { held: Number(held) };
  if (what === 'all') return {};
  if (what === 'case') {
    const caseId = choice.caseId.trim();
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(caseId)) {
      return { field: 'caseId', problem: 'A case id has 36 letters and digits.' };
    }
    // The server's own schema puts the brand on it.
    return { caseId: caseId as NonNullable<ExportQuery['caseId']>, ...part };
  }
  if (from === '' && to === '') return { field: 'from', problem: 'Choose at least one end of the period.' };
  if (from !== '' && to !== '' && from > to)
    return { field: 'to', problem: 'The period ends before it begins.' };
  return {
    ...(from === '' ? {} : { from: startOfDay(from).toISOString() }),
    ...(to === '' ? {} : { to: endOfDay(to).toISOString() }),
    ...part,
  };
}
