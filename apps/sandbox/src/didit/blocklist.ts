import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, queryPart, Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import { isUuid } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { linkOf } from '../media-links.ts';
import { page } from '../paging.ts';
import type { BlocklistRecord, BlocklistType, SessionRecord } from '../records.ts';
import { identityOf } from '../scenarios/blocklist-effect.ts';

const READ = { resource: 'workflows', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'workflows', level: 'write' } as const; // a Need, literally

const TYPES: readonly BlocklistType[] = ['face', 'document', 'phone', 'email'];

/** `/v3/blocklist/…` (Didit docs: management API, blocklist). */
export function registerBlocklist(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/v3/blocklist/add/', async (request) => {
    requireKey(sandbox, request, WRITE);
    const body = bodyOf(request);
    const types = chosenTypes(body, 'blocklist');
    const session = sessionOf(sandbox, body);
    const records = types.map((type) => recordOf(sandbox, session, type));
    sandbox.store.transaction(() => {
      for (const record of records) {
        sandbox.store.blocklist.put(record);
        note(sandbox, 'blocklist_add', session.id, record.type);
      }
    });
    return { message: 'Items added to blocklist successfully', session_id: session.id, items: types };
  });

  app.post('/v3/blocklist/remove/', async (request) => {
    requireKey(sandbox, request, WRITE);
    const body = bodyOf(request);
    const types = chosenTypes(body, 'unblock');
    const session = sessionOf(sandbox, body);
    sandbox.store.transaction(() => {
      for (const type of types) {
        const record = sandbox.store.blocklist.get(`${session.id}/${type}`);
        if (record === undefined) continue;
        sandbox.store.blocklist.remove(record.id);
        note(sandbox, 'blocklist_remove', session.id, type);
      }
    });
    return { message: 'Items removed from blocklist successfully', session_id: session.id, items: types };
  });

  app.get('/v3/blocklist/', async (request) => {
    requireKey(sandbox, request, READ);
    const type = queryPart(request, 'item_type');
    if (type !== null && !TYPES.some((known) => known === type)) {
      throw new Refusal(400, { item_type: [`"${type}" is not a valid choice.`] });
    }
    const rows = sandbox.store.blocklist
      .all()
      .filter((record) => type === null || record.type === type)
      .sort((a, b) => b.blocklistedAt.localeCompare(a.blocklistedAt) || a.id.localeCompare(b.id));
    return page(sandbox, request, rows, (record) => blocklistItem(sandbox, record));
  });
}

function chosenTypes(body: JsonObject, prefix: 'blocklist' | 'unblock'): BlocklistType[] {
  const wrong = TYPES.find((type) => !['undefined', 'boolean'].includes(typeof body[`${prefix}_${type}`]));
  if (wrong !== undefined) throw new Refusal(400, { [`${prefix}_${wrong}`]: ['Must be a valid boolean.'] });
  if (body.session_id === undefined) throw new Refusal(400, { session_id: ['This field is required.'] });
  if (!isUuid(String(body.session_id))) throw new Refusal(400, { session_id: ['Must be a valid UUID.'] });
  const types = TYPES.filter((type) => body[`${prefix}_${type}`] === true);
  if (types.length === 0) {
    throw new Refusal(400, { non_field_errors: [`At least one ${prefix} option must be true.`] });
  }
  return types;
}

/** Deleting a session does not free its entries, so they can still be taken off the list afterwards. */
function sessionOf(sandbox: Sandbox, body: JsonObject): SessionRecord {
  const session = sandbox.store.sessions.get(String(body.session_id));
  if (session === undefined) throw new Refusal(404, SESSION_NOT_FOUND);
  return session;
}

function recordOf(sandbox: Sandbox, session: SessionRecord, type: BlocklistType): BlocklistRecord {
  const value = session.deletedAt === null ? identityOf(session, type) : null;
  if (value === null) {
    throw new Refusal(400, {
      [`blocklist_${type}`]: [`The session has no ${type} to add to the blocklist.`],
    });
  }
  const known = sandbox.store.blocklist.get(`${session.id}/${type}`);
  return {
    id: `${session.id}/${type}`,
    type,
    sessionId: session.id,
    sessionNumber: session.number,
    value,
    faceImage: type === 'face' ? textOf(session.blocks.liveness_checks?.[0]?.reference_image) : null,
    documentType: type === 'document' ? textOf(session.blocks.id_verifications?.[0]?.document_type) : null,
    blocklistedAt: known?.blocklistedAt ?? isoMicros(sandbox.clock.now()),
  };
}

function blocklistItem(sandbox: Sandbox, record: BlocklistRecord): JsonObject {
  const session = sandbox.store.sessions.get(record.sessionId);
  const image =
    record.faceImage !== null && session !== undefined ? linkOf(sandbox, session, record.faceImage) : null;
  return {
    type: record.type,
    session_id: record.sessionId,
    session_number: record.sessionNumber,
    blocklisted_at: record.blocklistedAt,
    face_image: image,
    document_type: record.documentType,
    document_number: record.type === 'document' ? record.value : null,
    phone_number: record.type === 'phone' ? record.value : null,
    email: record.type === 'email' ? record.value : null,
  };
}

function note(
  sandbox: Sandbox,
  kind: 'blocklist_add' | 'blocklist_remove',
  sessionId: string,
  type: string,
): void {
  sandbox.store.appendLedger({
    at: isoMicros(sandbox.clock.now()),
    kind,
    session_id: sessionId,
    from: null,
    to: type,
    comment: null,
    actor: 'API Client',
  });
}
