import { addSeconds, isoMicros } from '../clock.ts';
import type { AccountRecord } from '../entity-records.ts';

/** Wrong passwords lock an account: 5 for 15 minutes, 10 for an hour, 20 for a day (Didit docs: log in). */
const STEPS: [failures: number, seconds: number][] = [
  [20, 86_400],
  [10, 3600],
  [5, 900],
];

export function afterFailure(account: AccountRecord, now: Date): AccountRecord {
  const failures = account.failures + 1;
  const step = STEPS.find(([from]) => failures >= from && failures % 5 === 0);
  const lockedUntil = step === undefined ? account.lockedUntil : isoMicros(addSeconds(now, step[1]));
  return { ...account, failures, lockedUntil };
}

export function afterSuccess(account: AccountRecord): AccountRecord {
  return { ...account, failures: 0, lockedUntil: null };
}

export function isLocked(account: AccountRecord, now: Date): boolean {
  return account.lockedUntil !== null && account.lockedUntil > isoMicros(now);
}
