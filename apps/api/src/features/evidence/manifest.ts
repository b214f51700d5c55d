import { createHash } from 'node:crypto';
import { canonicalise } from '@docket/audit';
import type { Db, Trx } from '@docket/db';
import * as z from 'zod';
import type { Deps } from '../../deps.ts';
import { findEvidence } from './find-evidence.ts';

/** What a person saw of a case: Didit's decision, and each file that was shown to them. Digests are hex SHA-256. */
export const Manifest = z.object({
  decision: z.string(),
  media: z
    .record(z.string(), z.string().nullable())
    .describe('By media id; null for a file they never opened'),
});
export type Manifest = z.output<typeof Manifest>;

/** Keeps by digest what is about to be shown; the newest showing counts. */
export async function rememberShown(
  trx: Trx,
  shown: { caseId: string; mediaId: string; userId: string; sha256: string; at: Date },
): Promise<void> {
  const row = {
    case_id: shown.caseId,
    media_id: shown.mediaId,
    user_id: shown.userId,
    sha256: shown.sha256,
    seen_at: shown.at,
  };
  await trx
    .insertInto('media_seen')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'user_id', 'media_id']).doUpdateSet(row))
    .execute();
}

/** The manifest of the evidence as it stands and as this person was shown it; null before Didit has produced any. */
export async function takeManifest(
  trx: Trx,
  deps: Pick<Deps, 'sealing'>,
  caseId: string,
  userId: string,
): Promise<Manifest | null> {
  const decision = await currentDigest(trx, caseId);
  const evidence = await findEvidence(trx, deps, caseId);
  if (decision === null || evidence === undefined) return null;
  const seen = await trx
    .selectFrom('media_seen')
    .select(['media_id', 'sha256'])
    .where('case_id', '=', caseId)
    .where('user_id', '=', userId)
    .execute();
  const digests = new Map(seen.map((row) => [row.media_id, row.sha256]));
  return {
    decision,
    media: Object.fromEntries(evidence.media.map(({ mediaId }) => [mediaId, digests.get(mediaId) ?? null])),
  };
}

/** The digest of Didit's decision that is in force for a case. */
export async function currentDigest(db: Db | Trx, caseId: string): Promise<string | null> {
  const row = await db
    .selectFrom('evidence')
    .select('decision_sha256')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.decision_sha256 ?? null;
}

/** Whether Didit's decision moved since this version of the case was looked at. */
export async function movedSince(trx: Trx, caseId: string, version: number): Promise<boolean> {
  const seen = await trx
    .selectFrom('evidence_history')
    .select('decision_sha256')
    .where('case_id', '=', caseId)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return seen !== undefined && seen.decision_sha256 !== (await currentDigest(trx, caseId));
}

export function digestManifest(manifest: Manifest): string {
  return createHash('sha256').update(canonicalise(manifest)).digest('hex');
}
