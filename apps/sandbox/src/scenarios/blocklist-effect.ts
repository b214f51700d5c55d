import { textOf } from '../json.ts';
import type { BlocklistType, SessionRecord } from '../records.ts';
import type { Store } from '../store.ts';

/** What a blocklist entry of this session would be compared by; null when the session never captured it. */
export function identityOf(session: SessionRecord, type: BlocklistType): string | null {
  const { blocks } = session;
  switch (type) {
    case 'face':
      return (blocks.liveness_checks ?? []).length > 0 || (blocks.face_matches ?? []).length > 0
        ? faceOf(session)
        : null;
    case 'document':
      return textOf(blocks.id_verifications?.at(-1)?.document_number);
    case 'phone':
      return textOf(blocks.phone_verifications?.at(-1)?.full_number);
    case 'email':
      return textOf(blocks.email_verifications?.at(-1)?.email);
  }
}

/** The sandbox recognises a face by what it was drawn from, or by the uploaded file. */
export function faceOf(session: SessionRecord): string | null {
  const selfie = Object.values(session.media).find((entry) => entry.node_id.includes('liveness'))?.source;
  if (selfie?.kind === 'selfie') return `face-${selfie.spec.face.seed}`;
  if (selfie?.kind === 'upload') return `upload-${selfie.uploadId}`;
  return session.persona === null ? null : `face-${session.persona.document.face.seed}`;
}

/** Entries that name something this session shows too. The blocklisted session itself is left alone. */
export function blocklistHits(store: Store, session: SessionRecord) {
  return store.blocklist
    .all()
    .filter((entry) => entry.sessionId !== session.id && entry.value === identityOf(session, entry.type));
}
