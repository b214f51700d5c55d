import type { CaseDetail, FieldRow } from '@docket/contracts';
import { plural } from '../../case-words.ts';

/** One thing that reads differently from what the reviewer saw. */
export interface Change {
  what: string;
  before: string | null;
  after: string | null;
}

/**
 * What a reviewer would see differently in two readings of a case: state, warnings, checks, fields, hits,
 * pictures. Claims and notes are left out, because they change the version but not the evidence.
 */
export function whatChanged(before: CaseDetail, after: CaseDetail): Change[] {
  return [
    ...changed('Status', before.case.status, after.case.status),
    ...changed('Name', before.case.fullName, after.case.fullName),
    ...changedDecision(before, after),
    ...changedWarnings(before, after),
    ...changedChecks(before, after),
    ...changedFields(before, after),
    ...changed('AML hits', hitCount(before), hitCount(after)),
    ...changedHits(before, after),
    ...changed('Pictures and files', mediaCount(before), mediaCount(after)),
  ];
}

function changed(what: string, before: string | null, after: string | null): Change[] {
  return before === after ? [] : [{ what, before, after }];
}

function changedDecision(before: CaseDetail, after: CaseDetail): Change[] {
  const seen = before.openDecision;
  const now = after.openDecision;
  if (now === null || seen?.id === now.id) return [];
  return [{ what: 'Decision', before: null, after: `${now.outcome} by ${now.maker.name}` }];
}

function changedWarnings(before: CaseDetail, after: CaseDetail): Change[] {
  const seen = before.evidence?.warnings ?? [];
  const now = after.evidence?.warnings ?? [];
  const has = (list: typeof seen, one: (typeof seen)[number]) =>
    list.some(({ risk, nodeId }) => risk === one.risk && nodeId === one.nodeId);
  return [
    ...now
      .filter((one) => !has(seen, one))
      .map(({ title }) => ({ what: 'New warning', before: null, after: title })),
    ...seen
      .filter((one) => !has(now, one))
      .map(({ title }) => ({ what: 'Warning gone', before: title, after: null })),
  ];
}

function changedChecks(before: CaseDetail, after: CaseDetail): Change[] {
  const seen = new Map(before.evidence?.checks.map((check) => [checkKey(check), check]));
  return (after.evidence?.checks ?? []).flatMap((check) =>
    changed(check.label, seen.get(checkKey(check))?.status ?? null, check.status),
  );
}

function checkKey({ feature, nodeId }: { feature: string; nodeId: string | null }): string {
  return `${feature} ${nodeId ?? ''}`;
}

const SOURCES = [
  ['expected', 'expected'],
  ['ocr', 'OCR'],
  ['mrz', 'MRZ'],
  ['chip', 'chip'],
] as const satisfies readonly (readonly [keyof FieldRow, string])[];

function changedFields(before: CaseDetail, after: CaseDetail): Change[] {
  const seen = before.evidence?.fields ?? [];
  const now = after.evidence?.fields ?? [];
  const keys = new Set([...seen, ...now].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const old = seen.find((row) => row.key === key);
    const fresh = now.find((row) => row.key === key);
    const label = fresh?.label ?? old?.label ?? key;
    return SOURCES.flatMap(([source, word]) =>
      changed(`${label} (${word})`, old?.[source] ?? null, fresh?.[source] ?? null),
    );
  });
}

/** What somebody else found about a hit decides whether the customer may pass. */
function changedHits(before: CaseDetail, after: CaseDetail): Change[] {
  const seen = new Map(hitsOf(before).map((hit) => [hit.id, hit]));
  return hitsOf(after).flatMap((hit) => {
    const old = seen.get(hit.id);
    return old === undefined ? [] : changed(`Hit ${hit.caption}`, old.reviewStatus, hit.reviewStatus);
  });
}

function hitsOf(detail: CaseDetail) {
  return (detail.evidence?.aml ?? []).flatMap(({ hits }) => hits);
}

function hitCount(detail: CaseDetail): string | null {
  const screenings = detail.evidence?.aml ?? [];
  if (screenings.length === 0) return null;
  return plural(screenings.flatMap(({ hits }) => hits).length, 'hit');
}

// Only the number is compared: media ids may be new each time Didit is read.
function mediaCount(detail: CaseDetail): string | null {
  return detail.evidence === null ? null : String(detail.evidence.media.length);
}
