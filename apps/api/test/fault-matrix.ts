import { DIDIT_TROUBLES, PROBLEMS, type ProblemCode } from '@docket/contracts';

/** What a call to Didit ends with under a fault: the kind of error our client reports. */
type Kind = 'timeout' | 'network' | 'server' | 'rate_limited';

/** What becomes of a decision that was sent under a fault. */
type Sent = 'applied' | 'not-applied' | 'not-sent';

/** One way in which Didit can fail. `mode` is its name in the sandbox's control API. */
export interface Fault {
  readonly mode: string;
  readonly title: string;
  readonly kind: Kind;
  readonly sent: Sent;
}

/** Every fault of the control API; the tests compare it with the sandbox's own list. */
export const FAULTS: readonly Fault[] = [
  { mode: 'latency', title: 'answers later than we wait', kind: 'timeout', sent: 'not-applied' },
  { mode: 'half_open', title: 'keeps the line open and says nothing', kind: 'timeout', sent: 'not-applied' },
  { mode: 'reset', title: 'resets the connection', kind: 'network', sent: 'not-applied' },
  { mode: 'applied_no_answer', title: 'does it and hangs up', kind: 'network', sent: 'applied' },
  { mode: 'applied_500', title: 'does it and answers 500', kind: 'server', sent: 'applied' },
  { mode: 'truncated', title: 'breaks off in the middle of its answer', kind: 'network', sent: 'applied' },
  { mode: 'empty_500', title: '500 without a body', kind: 'server', sent: 'not-applied' },
  { mode: 'html_502', title: '502 with a page of HTML', kind: 'server', sent: 'not-applied' },
  { mode: 'status', title: '503', kind: 'server', sent: 'not-applied' },
  { mode: 'throttled', title: '429, come back in a second', kind: 'rate_limited', sent: 'not-sent' },
];

const CODES: Record<Kind, ProblemCode> = {
  timeout: 'vendor-timeout',
  network: 'vendor-unreachable',
  server: 'vendor-error',
  rate_limited: 'vendor-busy',
};

/** A place where a person meets the fault. The texts are exactly what is asserted there. */
export interface Surface {
  readonly name: string;
  readonly where: string;
  sees(fault: Fault): string;
  safe(fault: Fault): string;
  recovers(fault: Fault): string;
}

const title = ({ kind }: Fault) => PROBLEMS[CODES[kind]].title;
const clause = ({ kind }: Fault) => DIDIT_TROUBLES.get(kind) ?? kind;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const UNCLEAR =
  'Didit did not answer clearly. Its trail will tell whether it arrived; it is never applied twice.';

export const PAGE_SURFACES = {
  list: {
    name: 'Session list',
    where: 'Sync page: comparing, importing',
    sees: (fault) =>
      `Comparing stopped: ${clause(fault)}. ${capital(clause(fault))}: nothing is lost, it goes on by itself.`,
    safe: () => 'Every case stays; what was listed before the fault is not listed again.',
    recovers: () => 'The next comparison and the next step of the import, by themselves.',
  },
  decision: {
    name: 'Decision, read again',
    where: 'Case page, after a webhook',
    sees: (fault) => `News from Didit could not be read: ${clause(fault)}.`,
    safe: () => 'The case as it was last read, with that time; deciding still compares with Didit first.',
    recovers: () => 'By itself at the time shown and at the next comparison, or at once with Read now.',
  },
  updateStatus: {
    name: 'Update status',
    where: 'Decision bar of a case',
    sees: ({ sent }) =>
      sent === 'not-sent' ? 'Didit asks us to wait; it will be sent when that is over.' : UNCLEAR,
    safe: ({ sent }) =>
      sent === 'not-sent'
        ? 'Nothing was sent; it can still be undone.'
        : 'One decision, at most one effect; the case shows what Didit says, never what we hoped.',
    recovers: ({ sent }) =>
      ({
        applied: 'The trail shows it: confirmed, without sending again.',
        'not-applied': 'The trail does not show it: sent once more, then confirmed.',
        'not-sent': 'Sent after the time Didit asked for, then confirmed.',
      })[sent],
  },
  pdf: {
    name: 'PDF report',
    where: 'Reports page, menu of a case',
    sees: title,
    safe: () => 'No file is handed out and no download is on record.',
    recovers: () => 'Retry in the message.',
  },
  media: {
    name: 'Media',
    where: 'Pictures of a case',
    sees: (fault) => `${title(fault)} Nothing is lost: try again in a moment.`,
    safe: () => 'Only this picture is missing; no view of it is on record.',
    recovers: () => 'Retry on the picture; one that comes at the second try shows by itself.',
  },
} as const satisfies Record<string, Surface>;

/** The same for whoever types a command. `code` is the exit code while the fault lasts. */
export interface Command extends Surface {
  code(fault: Fault): number;
}

const sentence = (fault: Fault) => `${capital(clause(fault))}.`;
const again = () => 'The same command.';

export const COMMANDS = {
  decision: {
    name: 'docket kyc decision',
    where: 'standard error',
    code: () => 3,
    sees: (fault) => `${sentence(fault)} This call changed nothing.`,
    safe: () => 'Nothing is printed to standard output.',
    recovers: again,
  },
  approve: {
    name: 'docket kyc approve',
    where: 'standard error, without a database',
    code: ({ sent }) => (sent === 'applied' ? 0 : 3),
    sees: (fault) =>
      ({
        applied: `${sentence(fault)} Looking into Didit's trail …`,
        'not-applied': 'It may have taken effect all the same: look before you repeat it.',
        'not-sent': `${sentence(fault)} This call changed nothing.`,
      })[fault.sent],
    safe: ({ sent }) =>
      sent === 'applied' ? 'The trail shows it: done, with exit code 0.' : 'Nothing was applied.',
    recovers: ({ sent }) => (sent === 'applied' ? 'Nothing to repeat.' : 'The same command.'),
  },
  pdf: {
    name: 'docket kyc pdf',
    where: 'standard error',
    code: () => 3,
    sees: (fault) => `${sentence(fault)} This call changed nothing.`,
    safe: () => 'No file is written.',
    recovers: again,
  },
  import: {
    name: 'docket import',
    where: 'standard error, after --max-wait',
    code: () => 4,
    sees: (fault) => `${capital(clause(fault))}: nothing is lost, the worker goes on by itself.`,
    safe: () => 'What is listed stays.',
    recovers: () => 'By itself; the same command shows the end.',
  },
  reconcile: {
    name: 'docket reconcile',
    where: 'standard error',
    code: () => 3,
    sees: (fault) => `${sentence(fault)} This call changed nothing.`,
    safe: () => 'What was found before is kept, and the next comparison goes on from there.',
    recovers: () => 'The same command, or the next comparison of the worker.',
  },
} as const satisfies Record<string, Command>;
