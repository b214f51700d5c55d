import { readFileSync } from 'node:fs';
import { Decision } from '@docket/didit';

export const CASE_ID = '7f7c1c9e-4f0f-4a4b-9a51-2b5f6f1c0d11';

export const EXAMPLES = [
  'abandoned',
  'approved',
  'declined',
  'expired',
  'in_progress',
  'in_review',
  'kyc_expired',
  'not_started',
  'resubmitted',
] as const;

/** One of Didit's answers as received, before parsing. */
export function rawExample(name: (typeof EXAMPLES)[number]): unknown {
  const file = new URL(`../../../../../../packages/didit/fixtures/decision.${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function example(name: (typeof EXAMPLES)[number]): Decision {
  return Decision.parse(rawExample(name));
}

/** A decision with nothing but what is given: blocks left out read as not there. */
export function decisionWith(parts: Record<string, unknown>): Decision {
  return Decision.parse({ session_id: CASE_ID, status: 'In Review', ...parts });
}
