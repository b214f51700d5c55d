import type { CheckState, Connection, DestinationState } from '@docket/contracts';
import { countInWords } from '../../ui/format.ts';

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** "1234.5600" → "$1,234.56". */
export function dollarsInWords(amount: string): string {
  return DOLLARS.format(Number(amount));
}

/** Some dozens of verifications at the usual price: time to top up before the last one is refused. */
const LOW_DOLLARS = 25;

/** What to think of the balance; null when it is fine, or nobody knows it. */
export function balanceConcern({ balance, application }: Connection): string | null {
  const { amount, autoRefill } = balance;
  // Didit bills nothing to a sandbox application, whatever the account behind it has.
  if (amount === null || application.environment === 'sandbox') return null;
  if (Number(amount) <= 0) return 'Nothing is left: Didit refuses new verifications until you top up.';
  if (Number(amount) >= LOW_DOLLARS || autoRefill === true) return null;
  return 'This is low: without money Didit refuses new verifications.';
}

/** A secret as its last four characters; of a short one not even these are shown. */
export function lastFourInWords(lastFour: string | null): string {
  return `••••\u2009${lastFour ?? '••••'}`;
}

export function sourceInWords(source: Connection['key']['source'], variable: string): string {
  switch (source) {
    case 'database':
      return 'Entered here; stored encrypted';
    case 'environment':
      return `From the server’s environment (${variable})`;
    case 'none':
      return 'None';
    default:
      return source satisfies never;
  }
}

export const ENVIRONMENT_WORDS = {
  sandbox: 'Sandbox: invented checks, never billed',
  live: 'Live: real customers, billed by Didit',
} as const;

/** A destination's state as one sign and a few words. */
export const DESTINATION_WORDS: Record<DestinationState, { state: CheckState; label: string }> = {
  ok: { state: 'passed', label: 'Didit delivers here' },
  missing: { state: 'failed', label: 'Didit does not know this address' },
  'other-address': { state: 'failed', label: 'Didit delivers to another address' },
  'wrong-events': { state: 'warning', label: 'Events are missing' },
  disabled: { state: 'failed', label: 'Switched off at Didit' },
  unknown: { state: 'unknown', label: 'Could not be read' },
};

/** What the one click does, by what it finds; null when there is nothing to do. */
export function mendInWords(state: DestinationState): string | null {
  if (state === 'ok') return null;
  if (state === 'missing') return 'Create at Didit';
  return state === 'unknown' ? 'Create or repair' : 'Repair';
}

/** "1 case", "4,213 cases". */
export function casesInWords(cases: number): string {
  return `${countInWords(cases)} ${cases === 1 ? 'case' : 'cases'}`;
}

/** The page in one sentence. */
export function connectionInWords({ didit, key, problem, webhook }: Connection): string {
  if (key.source === 'none') return `Not connected to ${didit} yet.`;
  if (problem !== 'none') return `What is stored for ${didit} cannot be used.`;
  const { state } = webhook.destination;
  if (state === 'ok') return `Connected to ${didit}, which tells Docket of every change.`;
  if (state === 'unknown') return `Connected to ${didit}; whether it tells Docket of changes is not known.`;
  return `Connected to ${didit}, which does not tell Docket of every change.`;
}
