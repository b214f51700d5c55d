import {
  POLICY_RULES,
  PolicyRule,
  type Proposal,
  type ProposalState,
  type ProposedChange,
} from '@docket/contracts';
import { changesIn } from '../reasons/reason-changes.ts';
import { ROLE_WORDS } from '../users/permission-words.ts';

export const STATE_WORDS: Record<ProposalState, string> = {
  waiting: 'Waits',
  agreed: 'In force',
  refused: 'Refused',
  withdrawn: 'Taken back',
  expired: 'Lapsed',
  void: 'Void',
};

type Change<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/** What it is about, in one line. */
export function titleOf(change: ProposedChange): string {
  switch (change.kind) {
    case 'role-grant':
      return change.before === null ? `New user ${change.after.name}` : `User ${change.before.name}`;
    case 'policy':
      return 'Policy';
    case 'reasons':
      return 'Reasons';
  }
}

/** What would be another way: before, and after the arrow. Everything else stays as it is. */
export interface ChangeLine {
  readonly what: string;
  readonly before: string | null;
  readonly after: string;
}

export function linesOf(change: ProposedChange): ChangeLine[] {
  switch (change.kind) {
    case 'role-grant':
      return linesOfGrant(change);
    case 'policy':
      return linesOfPolicy(change);
    case 'reasons':
      return linesOfReasons(change);
  }
}

function linesOfGrant({ before, after, person }: Change<'role-grant'>): ChangeLine[] {
  return [
    line('E-mail', before === null ? null : person.email, person.email),
    line('Name', before?.name ?? null, after.name),
    line('Role', before === null ? null : ROLE_WORDS[before.role].label, ROLE_WORDS[after.role].label),
    line('Account', before?.state ?? null, after.state),
  ].filter(isDifferent);
}

function linesOfPolicy({ before, after }: Change<'policy'>): ChangeLine[] {
  const rules = PolicyRule.options.map((rule) =>
    line(
      `A second person when ${POLICY_RULES[rule]}`,
      yesOrNo(before.rules.includes(rule)),
      yesOrNo(after.rules.includes(rule)),
    ),
  );
  return [
    ...rules,
    line('Lapses after', `${before.expiryHours} hours`, `${after.expiryHours} hours`),
    line('Checked blind', yesOrNo(before.blind), yesOrNo(after.blind)),
    line('May be taken back for', undoInWords(before.undoSeconds), undoInWords(after.undoSeconds)),
  ].filter(isDifferent);
}

function linesOfReasons({ before, after, reordered }: Change<'reasons'>): ChangeLine[] {
  const old = new Map(before.map((reason) => [reason.key, reason]));
  const lines = after.flatMap((reason) => {
    const earlier = old.get(reason.key);
    if (earlier === undefined) return changesIn([], [reason]).map((what) => line(what, null, reason.clause));
    return changesIn([earlier], [reason]).map((what) => line(what, textOf(earlier), textOf(reason)));
  });
  return reordered ? [...lines, line('Order of the reasons', 'as it is', 'another one')] : lines;
}

/** All that a reason says and asks for: what differs shows beside what stays. */
function textOf(reason: Change<'reasons'>['after'][number]): string {
  return [
    reason.label,
    reason.outcomes.join(', '),
    reason.clause,
    reason.customerText === null ? 'internal' : `customer reads: “${reason.customerText}”`,
    reason.needsNote ? 'with a note' : 'without a note',
    reason.needsSecondPerson ? 'second person' : 'one person',
    reason.retired ? 'retired' : 'given',
  ].join(' · ');
}

function line(what: string, before: string | null, after: string): ChangeLine {
  return { what, before, after };
}

function isDifferent({ before, after }: ChangeLine): boolean {
  return before !== after;
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function undoInWords(seconds: number | null): string {
  return seconds === null ? 'as the server is set' : `${seconds} seconds`;
}

/** What agreeing does, said before it is pressed. */
export function effectOf({ change }: Pick<Proposal, 'change'>): string {
  if (change.kind !== 'role-grant') return 'It is in force at once.';
  return change.before === null
    ? 'They have an account at once. You are shown the one-time code with which they choose their password, and pass it on.'
    : 'They have the role at once.';
}
