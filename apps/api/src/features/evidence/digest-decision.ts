import { createHash } from 'node:crypto';
import type { Decision } from '@docket/didit';
import { withoutLinks } from './media.ts';

/**
 * A decision of Didit as it is kept, and the digest by which two readings are the same evidence (hex SHA-256).
 * The reviews inside a decision repeat the trail we mirror anyway; a comment there is no new evidence.
 */
export function digestDecision(caseId: string, decision: Decision): { text: string; sha256: string } {
  const kept = withoutLinks(caseId, decision);
  const text = JSON.stringify(kept);
  const judged = (decision.reviews?.length ?? 0) === 0 ? text : JSON.stringify(withoutReviews(kept));
  return { text, sha256: createHash('sha256').update(judged).digest('hex') };
}

function withoutReviews(kept: unknown): unknown {
  return typeof kept === 'object' && kept !== null ? { ...kept, reviews: [] } : kept;
}
