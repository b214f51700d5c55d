import { createHash } from 'node:crypto';
import type { CaseId, MediaId } from '@docket/contracts';
import { DiditError } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { rememberShown } from '../evidence/manifest.ts';
import { collectMedia } from '../evidence/media.ts';

const MAX_BYTES = 40 * 1024 * 1024;
/** A picture that takes longer is better asked for again; never longer than any other call to Didit. */
const MOST_MS = 20_000;

/**
 * One picture, video or file. Didit's links live an hour and are never stored, so a fresh one is read each time.
 * What was shown is on record, by digest, before its first byte leaves. Errors: not-found, media-gone, vendor errors.
 */
export async function getCaseMedia(
  deps: Deps,
  actor: Actor,
  { caseId, mediaId }: { caseId: CaseId; mediaId: MediaId },
): Promise<{ bytes: Buffer; contentType: string }> {
  const known = await deps.db
    .selectFrom('cases')
    .select('erased_at')
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (known === undefined) fail('not-found');
  if (known.erased_at !== null) fail('case-erased');
  const { decision } = await deps.didit.sessions.retrieveDecision(caseId);
  const media = collectMedia(caseId, decision).find((item) => item.mediaId === mediaId);
  if (media === undefined) fail('not-found');
  const { bytes, contentType } = await fetchOrFail(deps, media.url);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.db.transaction().execute(async (trx) => {
    await rememberShown(trx, { caseId, mediaId, userId: actor.id, sha256, at: deps.clock() });
    await appendAudit(trx, deps, actor, {
      action: 'evidence.viewed',
      case: caseId,
      object: { type: 'media', id: mediaId },
      evidence: { digests: { media: sha256 } },
    });
  });
  return { bytes: Buffer.from(bytes), contentType };
}

async function fetchOrFail(deps: Deps, url: string) {
  try {
    return await fetchMedia(deps, url);
  } catch (error) {
    if (isMediaGone(error)) fail('media-gone', undefined, { cause: error });
    throw error;
  }
}

/** Whether Didit says that it does not hold the file any more. */
export function isMediaGone(error: unknown): boolean {
  return error instanceof DiditError && (error.kind === 'not_found' || error.kind === 'media_expired');
}

/** The file behind one of Didit's links, within our limits. Errors: DiditError. */
export function fetchMedia(deps: Deps, url: string) {
  return deps.didit.media.fetch(url, {
    maxBytes: MAX_BYTES,
    timeoutMs: Math.min(MOST_MS, deps.env.DIDIT_TIMEOUT_MS),
    allowedOrigins: [new URL(deps.env.DIDIT_BASE_URL).origin, ...deps.env.DIDIT_MEDIA_ORIGINS],
  });
}
