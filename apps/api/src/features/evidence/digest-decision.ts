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
  return { text, sha256: createHash('sha256').update(judgedText(text)).digest('hex') };
}

/** What of the kept text the digest is over. */
export function judgedText(text: string): string {
  const kept: unknown = JSON.parse(text);
  return hasReviews(kept) ? JSON.stringify({ ...kept, reviews: [] }) : text;
}

function hasReviews(kept: unknown): kept is { reviews: unknown[] } {
  const reviews = typeof kept === 'object' && kept !== null && 'reviews' in kept ? kept.reviews : null;
  return Array.isArray(reviews) && reviews.length > 0;
}
