import { BLOCKLIST_TARGETS, type BlocklistTarget, type CaseOutcome, reasonsFor } from '@docket/contracts';
import { readDiditCliEnv } from '../../env.ts';
import { SHIPPED_REASONS } from '../../features/reasons/shipped-reasons.ts';
import { type Call, type Command, defineCommand, type Options, type Values } from '../command.ts';
import { UsageError } from '../exit.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS } from '../with-didit.ts';
import { decideDirectly } from './decide-directly.ts';
import { requireSessionId } from './session-id.ts';

const COMMON = {
  note: { kind: 'text', value: 'text', describe: 'for colleagues; kept in Docket, never sent to Didit' },
  as: { kind: 'text', value: 'e-mail', describe: "who decides: that person's Docket account" },
  'max-wait': {
    kind: 'number',
    value: 's',
    min: 0,
    max: 3600,
    default: 60,
    describe: "with Docket: seconds to wait for Didit's confirmation",
  },
  ...KEY_OPTIONS,
} as const satisfies Options;

/** What each of the four may be told in addition; all of it optional as far as the types go. */
const EXTRA = {
  steps: {
    kind: 'text',
    value: 'features',
    describe: 'what to redo, e.g. OCR,LIVENESS; directly at Didit the default is every failed step',
  },
  email: { kind: 'text', value: 'e-mail', describe: 'Didit mails the link there' },
  targets: {
    kind: 'text',
    value: 'list',
    default: 'face,document',
    describe: `what to block: of ${BLOCKLIST_TARGETS.join(', ')}`,
  },
} as const satisfies Options;

/** A decision as it was typed, checked by the same rules as the API's. */
export interface Typed {
  readonly outcome: CaseOutcome;
  readonly sessionId: string;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  readonly as: string | undefined;
  readonly maxWaitMs: number;
  /** Features to redo, in the workflow spelling. */
  readonly steps: readonly string[];
  readonly email: string | undefined;
  readonly targets: readonly BlocklistTarget[];
  readonly 'api-key-stdin': boolean;
}

const ABOUT = [
  'With DATABASE_URL the decision goes through Docket: the person named by --as claims the case and decides it under the rules of their role, with audit entries, the undo window and exactly one message to Didit; it needs the settings of the server. This is the rule whenever a database is configured, and no option changes it.',
  'Without DATABASE_URL it acts at Didit at once, as the API key. Nobody claims, nothing is recorded in Docket, and a Docket watching the same account shows it as decided outside. The comment in Didit’s trail carries a reference, so that an unclear answer can be checked.',
];

function defineDecide(outcome: CaseOutcome, summary: string, extra: Options, examples: string[]): Command {
  const keys = reasonsFor(SHIPPED_REASONS, outcome).map(({ key }) => key);
  const options = {
    reason: {
      kind: 'text',
      value: 'reason',
      describe: `why, by its key in the catalogue; as shipped: ${keys.join(', ')}`,
      ...(outcome === 'approve' ? {} : { required: true as const }),
    },
    ...extra,
    ...COMMON,
  } as const satisfies Options;
  return defineCommand({
    name: `kyc ${outcome}`,
    summary,
    about: ABOUT,
    argument: 'session id',
    options,
    settings: {
      ...DIDIT_SETTINGS,
      DATABASE_URL: 'the database of Docket; with it, all settings of the server are needed',
    },
    examples,
    run: (call) => decide(outcome, call),
  });
}

export const approve = defineDecide('approve', 'Approves a session.', {}, [
  'docket kyc approve "$SESSION" --reason false-alarm',
  'docket kyc approve "$SESSION" --as ann@example.com --reason verified-otherwise --note "Called the customer"',
]);
export const decline = defineDecide('decline', 'Declines a session, for a reason.', {}, [
  'docket kyc decline "$SESSION" --reason suspected-fraud',
]);
export const resubmit = defineDecide(
  'resubmit',
  'Lets the customer redo steps under the same link; what was captured there is deleted at Didit.',
  { steps: EXTRA.steps, email: EXTRA.email },
  ['docket kyc resubmit "$SESSION" --reason document-unreadable --steps OCR --email customer@example.com'],
);
export const block = defineDecide(
  'block',
  "Puts values of a session on Didit's blocklist; later sessions with them are declined.",
  { targets: EXTRA.targets },
  ['docket kyc block "$SESSION" --reason suspected-fraud --targets face,document,phone'],
);

async function decide(outcome: CaseOutcome, call: Call): Promise<number> {
  const typed = readTyped(outcome, call);
  if (readDiditCliEnv().DATABASE_URL === undefined) {
    refuseDocketOnly(typed);
    requireShippedReason(typed);
    return decideDirectly(typed, call.screen);
  }
  if (typed.as === undefined) {
    throw new UsageError('--as is missing: with DATABASE_URL a person decides, not the API key.');
  }
  // Only now: without a database its driver is not needed.
  const { decideInDocket } = await import('./decide-in-docket.ts');
  return decideInDocket({ ...typed, as: typed.as }, call.screen);
}

function readTyped(outcome: CaseOutcome, { values, argument }: Call): Typed {
  // The options above, of which each command has those that fit it.
  const given = values as Partial<Values<typeof EXTRA>> & Values<typeof COMMON> & { reason?: string };
  return {
    outcome,
    sessionId: requireSessionId(argument),
    reason: given.reason,
    note: given.note,
    as: given.as?.toLowerCase(),
    maxWaitMs: 1000 * given['max-wait'],
    steps: listOf(given.steps).map((step) => step.toUpperCase()),
    email: given.email,
    targets: listOf(given.targets).map(targetOf),
    'api-key-stdin': given['api-key-stdin'],
  };
}

/** Typed in the belief that Docket is asked: going on would do something else than was meant. */
function refuseDocketOnly({ as, note }: Typed): void {
  if (as !== undefined)
    throw new UsageError('--as needs DATABASE_URL: without it the API key decides, not a person.');
  if (note !== undefined) throw new UsageError('--note needs DATABASE_URL: notes are kept in Docket.');
}

/** The catalogue that people may have changed is in the database, which is not there. */
function requireShippedReason({ outcome, reason }: Typed): void {
  const keys = reasonsFor(SHIPPED_REASONS, outcome).map(({ key }) => key);
  if (reason !== undefined && !keys.includes(reason)) {
    throw new UsageError(`--reason is one of ${keys.join(', ')}.`);
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

function targetOf(text: string): BlocklistTarget {
  const target = BLOCKLIST_TARGETS.find((known) => known === text);
  if (target === undefined) throw new UsageError(`--targets is a list of ${BLOCKLIST_TARGETS.join(', ')}.`);
  return target;
}
