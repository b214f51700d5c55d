import { systemListUuid } from '../didit/system-lists.ts';
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

export type BlocklistHit = {
  type: BlocklistType | 'ip_address' | 'device_fingerprint';
  /** Null when the value was put on the list without a session. */
  sessionId: string | null;
  sessionNumber: number | null;
};

/** Entries that name something this session shows too. The blocklisted session itself is left alone. */
export function blocklistHits(store: Store, session: SessionRecord): BlocklistHit[] {
  const bySession: BlocklistHit[] = store.blocklist
    .all()
    .filter((entry) => entry.sessionId !== session.id && entry.value === identityOf(session, entry.type));
  if (store.listEntries.all().length === 0) return bySession;
  const ip = session.blocks.ip_analyses?.[0];
  const shown: [type: BlocklistHit['type'], value: string | null][] = [
    ['face', identityOf(session, 'face')],
    ['document', identityOf(session, 'document')],
    ['phone', identityOf(session, 'phone')],
    ['email', identityOf(session, 'email')],
    ['ip_address', textOf(ip?.ip_address)],
    ['device_fingerprint', textOf(ip?.device_fingerprint)],
  ];
  const byValue = shown.flatMap(([type, value]) => {
    const listUuid = systemListUuid(type);
    const entry = store.listEntries.all().find((one) => one.listUuid === listUuid && one.value === value);
    if (entry === undefined || entry.referenceSessionId === session.id) return [];
    const sessionId = entry.referenceSessionId;
    const sessionNumber = store.sessions.get(sessionId ?? '')?.number ?? null;
    return [{ type, sessionId, sessionNumber }];
  });
  return [...bySession, ...byValue.filter((hit) => !bySession.some((other) => other.type === hit.type))];
}
