import { createHash } from 'node:crypto';
import type { PackItem } from '@docket/audit/pack';
import { DiditError } from '@docket/didit';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { fetchMedia, isMediaGone } from '../../cases/get-case-media.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { collectMedia, type MediaItem } from '../../evidence/media.ts';
import type { OpenPack } from './pack-items.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

interface Listed {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  readonly sha256: string;
}

/** The customer's pictures, videos and files, each on record by its digest before it leaves, and a list of them. */
export async function* mediaItems(
  deps: Deps,
  actor: Actor,
  { open, pack }: { open: OpenPack; pack: string },
): AsyncGenerator<PackItem> {
  const { caseId, fresh } = open;
  if (fresh === null) {
    const known = (await findEvidence(deps.db, deps, caseId))?.media ?? [];
    for (const { mediaId, label } of known) {
      yield { what: `${label} (media ${mediaId})`, because: 'Didit no longer has this session.' };
    }
    return;
  }
  const listed: Listed[] = [];
  for (const [place, item] of collectMedia(caseId, fresh).entries()) {
    const got = await fetchFile(deps, item);
    if (typeof got === 'string') {
      yield { what: `${item.label} (media ${item.mediaId})`, because: got };
      continue;
    }
    const sha256 = createHash('sha256').update(got.bytes).digest('hex');
    const file = fileOf(place, item, got.contentType);
    await deps.db.transaction().execute((trx) =>
      appendAudit(trx, deps, actor, {
        action: 'evidence.viewed',
        case: caseId,
        object: { type: 'media', id: item.mediaId },
        evidence: { digests: { media: sha256 } },
        refs: { pack },
      }),
    );
    listed.push({ id: item.mediaId, what: item.label, file, sha256 });
    yield { name: `media/${file}`, content: [got.bytes] };
  }
  yield { name: 'media/index.json', content: [`${JSON.stringify(listed, null, 2)}\n`] };
}

/** The file, or why it cannot be had: the pack goes on without it and says so. */
async function fetchFile(deps: Deps, { url }: MediaItem) {
  try {
    return await fetchMedia(deps, url);
  } catch (error) {
    if (isMediaGone(error)) return 'Didit no longer holds this file.';
    if (!(error instanceof DiditError)) throw error;
    deps.log.warn({ kind: error.kind }, 'a file is missing from an evidence pack');
    return `Didit did not give it (${error.kind.replaceAll('_', ' ')}); a pack made later may have it.`;
  }
}

/** "03-passport-front.jpg": in the order of the decision, without a blank or a letter that some system has not. */
function fileOf(place: number, { label }: MediaItem, contentType: string): string {
  const words = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const number = String(place + 1).padStart(2, '0');
  return `${number}-${words || 'file'}.${EXTENSIONS[contentType] ?? 'bin'}`;
}
