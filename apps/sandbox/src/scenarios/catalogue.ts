import { DECLINE_SCENARIOS } from './decline-scenarios.ts';
import { REVIEW_SCENARIOS } from './review-scenarios.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioSlug } from './slugs.ts';

/** States that are reached by time or by a client rather than by a check. */
const STATE_SCENARIOS: Scenario[] = [
  { slug: 'not_started', title: 'Link not opened yet', outcome: 'Not Started', needs: [] },
  { slug: 'in_progress', title: 'Customer is in the flow', outcome: 'In Progress', needs: [] },
  { slug: 'awaiting_user', title: 'Waits for the customer', outcome: 'Awaiting User', needs: [] },
  {
    slug: 'resubmitted',
    title: 'The document has to be photographed again',
    outcome: 'Resubmitted',
    needs: ['OCR'],
  },
  { slug: 'expired', title: 'Link never opened in time', outcome: 'Expired', needs: [] },
  { slug: 'abandoned', title: 'Started and never finished', outcome: 'Abandoned', needs: [] },
  { slug: 'kyc_expired', title: 'Approval ran out', outcome: 'Kyc Expired', needs: [] },
];

export const SCENARIOS: readonly Scenario[] = [...DECLINE_SCENARIOS, ...REVIEW_SCENARIOS, ...STATE_SCENARIOS];

export function scenarioOf(slug: ScenarioSlug): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.slug === slug);
  if (found === undefined) throw new Error(`scenario ${slug} is not in the catalogue`);
  return found;
}
