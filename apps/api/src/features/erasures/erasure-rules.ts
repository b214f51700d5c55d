import type { Allowed } from '@docket/contracts';

/** A case of the person, as far as erasing looks at it. */
export interface CaseFacts {
  readonly status: string;
  /** When it was last moved or decided: from then on the duty to keep it runs. */
  readonly lastEventAt: Date;
  readonly openDecision: boolean;
  readonly openBypass: boolean;
  readonly findingUnderway: boolean;
}

const DAY_MS = 86_400_000;
/** Nobody was verified, so there is nobody whose verification must be kept. */
const NO_DUTY = ['Not Started', 'Expired', 'Abandoned'];
/** A person here or the customer is still at it. */
const UNDER_WAY = ['In Review', 'In Progress', 'Awaiting User', 'Resubmitted'];

/** The end of the duty to keep a case. */
export function keptUntil({ status, lastEventAt }: CaseFacts, retentionDays: number): Date {
  const days = NO_DUTY.includes(status) ? 0 : retentionDays;
  return new Date(lastEventAt.getTime() + days * DAY_MS);
}

/** Whether a person with these cases may be erased now, or why not and from when. */
export function erasureAllowed(
  cases: readonly CaseFacts[],
  { now, retentionDays, heldSince }: { now: Date; retentionDays: number; heldSince: Date | null },
): Allowed {
  if (heldSince !== null) {
    return { because: `A legal hold, set on ${dayOf(heldSince)}, keeps the data until it is released.` };
  }
  const underWay = cases.find(({ status }) => UNDER_WAY.includes(status));
  if (underWay !== undefined) {
    return { because: `A case of this person is ${underWay.status}; it has to come to its end first.` };
  }
  if (cases.some(({ openDecision, findingUnderway }) => openDecision || findingUnderway)) {
    return { because: 'A decision or finding about this person is still on its way.' };
  }
  if (cases.some(({ openBypass }) => openBypass)) {
    return { because: 'An outside decision about this person is not resolved yet.' };
  }
  const until = new Date(Math.max(...cases.map((one) => keptUntil(one, retentionDays).getTime())));
  if (until > now) return { because: `The law asks to keep the data until ${dayOf(until)}.` };
  return true;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
