import type { CaseDetail, CaseOutcome, Check, Reason, ResubmitStep } from '@docket/contracts';
import * as z from 'zod';

export type BlockTarget = 'face' | 'document' | 'phone' | 'email';

/** So many reasons an outcome takes; the first is the main one. */
export const MOST_REASONS: Record<CaseOutcome, number> = { approve: 1, decline: 5, resubmit: 1, block: 1 };

/** A step to redo; without a reason of its own the main one holds for it. */
export type DraftStep = ResubmitStep & { readonly reason: string | null };

/**
 * What a reviewer has put together but not sent. `seen` is the case as it was on screen: its version goes along
 * as If-Match. `key` makes a repeated send the same decision.
 */
export interface Draft {
  readonly outcome: CaseOutcome;
  readonly seen: CaseDetail;
  readonly key: string;
  /** A send with this key was tried; another content then needs another key. */
  readonly tried: boolean;
  /** Keys of the catalogue, the main one first. */
  readonly reasons: readonly string[];
  readonly note: string;
  readonly steps: readonly DraftStep[];
  readonly sendEmail: boolean;
  readonly email: string;
  readonly language: string;
  readonly targets: readonly BlockTarget[];
  readonly understood: boolean;
}

type Content = Partial<Omit<Draft, 'outcome' | 'seen' | 'key' | 'tried'>>;

export function newDraft(outcome: CaseOutcome, seen: CaseDetail, newKey: () => string): Draft {
  return {
    outcome,
    seen,
    key: newKey(),
    tried: false,
    reasons: [],
    note: '',
    steps: [],
    sendEmail: seen.case.email !== null,
    email: seen.case.email ?? '',
    language: 'en',
    targets: [],
    understood: false,
  };
}

/**
 * A changed draft. Once it was tried, the content gets a new key, because the server rightly refuses the old key
 * with another content; until then the key stays.
 */
export function edited(draft: Draft, content: Content, newKey: () => string): Draft {
  const next = { ...draft, ...content };
  return draft.tried ? { ...next, key: newKey(), tried: false } : next;
}

/** The reasons after one was picked or put back. Where only one is taken, another replaces it. */
export function toggledReasons({ outcome, reasons }: Draft, key: string): readonly string[] {
  if (reasons.includes(key)) return reasons.filter((one) => one !== key);
  const most = MOST_REASONS[outcome];
  if (most === 1) return [key];
  return reasons.length < most ? [...reasons, key] : reasons;
}

/** Every reason the draft gives, of its steps too, as the catalogue has it. */
export function givenReasons({ reasons, steps }: Draft, catalogue: readonly Reason[]): Reason[] {
  const keys = [...reasons, ...steps.map(({ reason }) => reason)];
  return catalogue.filter(({ key }) => keys.includes(key));
}

/** The same intent on a newer reading of the case, once the reviewer has looked at it again. */
export function rebased(draft: Draft, seen: CaseDetail, newKey: () => string): Draft {
  return { ...draft, seen, key: draft.tried ? newKey() : draft.key, tried: false };
}

/** Steps of this session that can be redone, each with what Didit said about it. */
export function redoableSteps(checks: readonly Check[]): { check: Check; step: ResubmitStep }[] {
  return checks.flatMap((check) =>
    check.resubmitFeature === null || check.nodeId === null
      ? []
      : [{ check, step: { nodeId: check.nodeId, feature: check.resubmitFeature } }],
  );
}

export function sameStep(a: ResubmitStep, b: ResubmitStep): boolean {
  return a.nodeId === b.nodeId && a.feature === b.feature;
}

/** What of this case can be blocked, with the value it stands for. */
export function blockable(detail: CaseDetail): { target: BlockTarget; value: string }[] {
  const { evidence } = detail;
  const values: [BlockTarget, string | null][] = [
    ['face', hasFace(detail) ? 'The face of the selfie' : null],
    ['document', evidence?.documents.find(({ number }) => number !== null)?.number ?? null],
    ['phone', contactOf(detail, 'phone') ?? detail.case.phone],
    ['email', contactOf(detail, 'email') ?? detail.case.email],
  ];
  return values.flatMap(([target, value]) => (value === null ? [] : [{ target, value }]));
}

function hasFace({ evidence }: CaseDetail): boolean {
  return evidence !== null && (evidence.faces.length > 0 || evidence.liveness.length > 0);
}

function contactOf({ evidence }: CaseDetail, kind: 'phone' | 'email'): string | null {
  return evidence?.contacts.find((contact) => contact.kind === kind)?.value ?? null;
}

const NOTE_MAX = 2000;

/** What still keeps the draft from being sent, in the reviewer's words; empty when it is ready. */
export function missing(draft: Draft, catalogue: readonly Reason[]): string[] {
  const lacks: string[] = [];
  if (lacksReason(draft)) lacks.push('Choose a reason');
  const silent = givenReasons(draft, catalogue).find(({ needsNote }) => needsNote);
  if (silent !== undefined && draft.note.trim() === '') lacks.push(`Explain “${silent.label}” in the note`);
  if (draft.note.trim().length > NOTE_MAX) lacks.push(`Shorten the note to ${NOTE_MAX} characters`);
  if (draft.outcome === 'resubmit') lacks.push(...missingForRedo(draft));
  if (draft.outcome === 'block') lacks.push(...missingForBlock(draft));
  return lacks;
}

function lacksReason({ outcome, reasons, steps, seen }: Draft): boolean {
  if (reasons.length > 0) return false;
  if (outcome === 'approve') return seen.demands.approvalReason !== null;
  return outcome !== 'resubmit' || steps.length === 0 || steps.some(({ reason }) => reason === null);
}

function missingForRedo(draft: Draft): string[] {
  const lacks: string[] = [];
  if (draft.steps.length === 0) lacks.push('Choose a step to redo');
  if (draft.sendEmail && !z.email().max(254).safeParse(draft.email.trim()).success)
    lacks.push('Give a valid e-mail address, or switch the e-mail off');
  return lacks;
}

function missingForBlock(draft: Draft): string[] {
  const lacks: string[] = [];
  if (draft.targets.length === 0) lacks.push('Choose what to block');
  if (!draft.understood) lacks.push('Confirm that you understand what blocking does');
  return lacks;
}
