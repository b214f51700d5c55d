import {
  type Bypass,
  CORRECTION_REASONS,
  type Correction,
  CorrectionReason,
  type Decision,
  type Disposition,
  type Reason,
  type ShownOutcome,
  type TimelineItem,
} from '@docket/contracts';
import type { Db } from '@docket/db';
import type { SubjectKey } from '../../sealing/sealing.ts';
import { notePlace } from '../notes/write-note.ts';
import { listViewReasons } from '../view-reasons/list-view-reasons.ts';

const DECIDED: Record<ShownOutcome, string> = {
  approve: 'approved the case',
  decline: 'declined the case',
  resubmit: 'asked the customer to redo steps',
  block: 'blocked values of the case',
  hidden: 'decided the case; what, the second person sees once they have chosen',
  unblock: 'took values of the case off the blocklist',
};

interface Told {
  readonly decisions: Decision[];
  readonly bypasses: Bypass[];
  readonly dispositions: Disposition[];
  readonly corrections: Correction[];
  /** Of the catalogue in force: no key is ever taken out of it. */
  readonly reasons: readonly Reason[];
}

/** Everything that happened to a case, newest first: Didit's trail, our decisions and our notes as one story. */
export async function readTimeline(
  db: Db,
  key: SubjectKey,
  caseId: string,
  { decisions, bypasses, dispositions, corrections, reasons }: Told,
): Promise<TimelineItem[]> {
  const [activities, notes, start, viewReasons] = await Promise.all([
    db.selectFrom('activities').selectAll().where('case_id', '=', caseId).orderBy('at').execute(),
    db
      .selectFrom('notes')
      .innerJoin('users', 'users.id', 'notes.author_id')
      .select(['notes.id', 'notes.text', 'notes.at', 'users.name'])
      .where('case_id', '=', caseId)
      .orderBy('at')
      .execute(),
    db.selectFrom('cases').select('session_created_at').where('id', '=', caseId).executeTakeFirstOrThrow(),
    listViewReasons(db, key, caseId),
  ]);
  const labels = new Map(reasons.map(({ key, label }) => [key, label]));
  const items: TimelineItem[] = [
    {
      id: `${caseId}:created`,
      at: start.session_created_at.toISOString(),
      kind: 'session',
      actor: { kind: 'didit', name: 'Didit' },
      title: 'created the session',
      detail: null,
      decisionId: null,
    },
    ...activities.map(presentActivity),
    ...notes.map((note) => presentNote({ ...note, text: key.open(notePlace(note.id), note.text) })),
    ...decisions.map((decision) => presentDecisionItem(decision, labels)),
    ...bypasses.flatMap(presentBypassItems),
    ...dispositions.map((disposition) => presentDispositionItem(disposition, labels)),
    ...corrections.map(presentCorrectionItem),
    ...viewReasons,
    ...decisions.flatMap(presentCheckItems),
    ...decisions.flatMap(presentClosedItem),
  ];
  return items.sort((a, b) => b.at.localeCompare(a.at));
}

export function presentNote(note: { id: string; text: string | null; at: Date; name: string }): TimelineItem {
  return {
    id: note.id,
    at: note.at.toISOString(),
    kind: 'note',
    actor: { kind: 'person', name: note.name },
    title: 'wrote a note',
    detail: note.text,
    decisionId: null,
  };
}

type Labels = ReadonlyMap<string, string>;

function presentDecisionItem(decision: Decision, labels: Labels): TimelineItem {
  return {
    id: decision.id,
    at: decision.requestedAt,
    kind: 'decision',
    actor: { kind: 'person', name: decision.maker.name },
    title: DECIDED[decision.outcome],
    detail: whyInWords(decision, labels),
    decisionId: decision.id,
  };
}

/** The reasons, for a resubmission step by step, and the note. */
function whyInWords({ outcome, reason, moreReasons, steps, note }: Decision, labels: Labels): string | null {
  const labelOf = (key: string | null) => (key === null ? null : (labels.get(key) ?? key));
  const whys =
    outcome === 'resubmit'
      ? steps.map((step) =>
          [step.label ?? step.feature, labelOf(step.reason ?? reason)].filter(Boolean).join(': '),
        )
      : [reason, ...moreReasons].map(labelOf);
  const parts = [...whys, note].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

const WORD = {
  agreed: 'agreed to',
  disagreed: 'disagreed with',
  asked: 'asked about',
  chose: 'chose an outcome beside',
} as const;

/** What second persons said. */
function presentCheckItems(decision: Decision): TimelineItem[] {
  return decision.checks.map((check, index) => ({
    id: `${decision.id}:check:${index}`,
    at: check.at,
    kind: 'decision',
    actor: { kind: 'person', name: check.checker.name },
    title: `${WORD[check.verdict]} the decision of ${decision.maker.name}`,
    detail: check.note,
    decisionId: decision.id,
  }));
}

/** That a person had to say how it ended, and what they found. */
function presentClosedItem({ id, closed, maker }: Decision): TimelineItem[] {
  if (closed === null) return [];
  return [
    {
      id: `${id}:closed`,
      at: closed.at,
      kind: 'decision',
      actor: { kind: 'person', name: closed.by.name },
      title: `closed the decision of ${maker.name}, of which Didit has no trace`,
      detail: closed.note,
      decisionId: id,
    },
  ];
}

function presentDispositionItem(disposition: Disposition, labels: Labels): TimelineItem {
  const hits = disposition.hitIds.length === 1 ? 'a hit' : `${disposition.hitIds.length} hits`;
  const label = labels.get(disposition.reason) ?? disposition.reason;
  return {
    id: disposition.id,
    at: disposition.at,
    kind: 'disposition',
    actor: { kind: 'person', name: disposition.by.name },
    title: `found ${hits} to be: ${disposition.finding}`,
    detail: [label, disposition.note].filter((part) => part !== null).join(' · '),
    decisionId: null,
  };
}

function presentCorrectionItem({
  id,
  at,
  by,
  changes,
  reason,
  note,
  state,
  because,
}: Correction): TimelineItem {
  const known = CorrectionReason.safeParse(reason);
  const refused = state === 'refused' ? `Didit did not take it: ${because}` : null;
  const moves = changes.map(({ label, before, after }) => `${label}: ${before ?? 'nothing'} → ${after}`);
  return {
    id,
    at,
    kind: 'correction',
    actor: { kind: 'person', name: by.name },
    title: changes.length === 1 ? 'corrected a value' : `corrected ${changes.length} values`,
    detail: [...moves, known.success ? CORRECTION_REASONS[known.data] : reason, note, refused]
      .filter((part) => part !== null)
      .join(' · '),
    decisionId: null,
  };
}

/** That it was found, and what came of it; who did it at Didit stands in Didit's own trail. */
function presentBypassItems(bypass: Bypass): TimelineItem[] {
  const found: TimelineItem = {
    id: bypass.id,
    at: bypass.detectedAt,
    kind: 'bypass',
    actor: { kind: 'docket', name: 'Docket' },
    title: `found that ${bypass.from} became ${bypass.to} without a decision here`,
    detail: null,
    decisionId: null,
  };
  if (bypass.resolvedAt === null) return [found];
  const resolved: TimelineItem = {
    ...found,
    id: `${bypass.id}:resolved`,
    at: bypass.resolvedAt,
    actor: { kind: 'person', name: bypass.resolvedBy?.name ?? '' },
    title: `resolved the outside decision as ${bypass.resolution}`,
    detail: bypass.note,
  };
  return [resolved, found];
}

interface Activity {
  id: string;
  at: Date;
  activity_type: string;
  actor_type: string | null;
  actor_name: string | null;
  previous_status: string | null;
  new_status: string | null;
  comment: string | null;
}

function presentActivity(activity: Activity): TimelineItem {
  const ours = /\[docket:([0-9a-f-]{36})\]/.exec(activity.comment ?? '')?.[1];
  const isStatus = activity.activity_type === 'STATUS_UPDATED' && activity.new_status !== null;
  return {
    id: activity.id,
    at: activity.at.toISOString(),
    kind: isStatus ? 'status' : 'activity',
    actor: { kind: 'didit', name: ours ? 'Didit, for Docket' : nameOf(activity) },
    title: isStatus ? statusTitle(activity) : activityTitle(activity),
    detail: activity.comment,
    // The reference in the comment is our decision's id, a UUID by the pattern above.
    decisionId: (ours ?? null) as TimelineItem['decisionId'],
  };
}

function nameOf({ actor_name, actor_type }: Activity): string {
  if (actor_type === 'SYSTEM') return 'Didit';
  return actor_name === null ? 'Somebody at Didit' : `${actor_name} at Didit`;
}

function statusTitle({ previous_status, new_status }: Activity): string {
  return previous_status ? `changed ${previous_status} to ${new_status}` : `set ${new_status}`;
}

/** A comment made through the API is logged as a status update that names no status. */
function activityTitle({ activity_type, comment }: Activity): string {
  return activity_type === 'STATUS_UPDATED' && comment !== null ? 'commented' : inWords(activity_type);
}

function inWords(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
