import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import type { ListEntryRecord, ListRecord } from '../entity-records.ts';
import { objectProblem, problemsOf, textProblem } from '../field-rules.ts';
import { bodyOf, NOT_FOUND, pathPart, queryPart, Refusal } from '../http-answers.ts';
import type { JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import { pictureId, pictureType } from '../media-bytes.ts';
import { page } from '../paging.ts';
import { uuidParam } from '../routing.ts';
import { entryValueOf, sessionValueOf } from './list-values.ts';
import { entriesOf, findList, newEntry } from './system-lists.ts';

const READ = { resource: 'workflows', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'workflows', level: 'write' } as const; // a Need, literally

/** `/v3/lists/{uuid}/entries/` (Didit docs: management API, list entries). */
export function registerListEntries(app: FastifyInstance, sandbox: Sandbox): void {
  const path = `/v3/lists/${uuidParam('listUuid')}/entries/`;

  app.get(path, async (request) => {
    requireKey(sandbox, request, READ);
    const list = findList(sandbox, pathPart(request, 'listUuid'));
    const wanted = (queryPart(request, 'search') ?? '').toLowerCase();
    const rows = entriesOf(sandbox, list).filter((entry) =>
      `${entry.value} ${entry.displayLabel}`.toLowerCase().includes(wanted),
    );
    return page(sandbox, request, rows, (entry) => entryView(sandbox, entry));
  });

  app.post(path, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const list = findList(sandbox, pathPart(request, 'listUuid'));
    const entry = keep(sandbox, list, readEntry(sandbox, list, bodyOf(request)));
    return reply.code(201).send(entryView(sandbox, entry));
  });

  app.post(`${path}face-upload/`, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const list = findList(sandbox, pathPart(request, 'listUuid'));
    const entry = keep(sandbox, list, readFace(sandbox, list, bodyOf(request)));
    return reply.code(201).send(entryView(sandbox, entry));
  });

  app.delete(`${path}${uuidParam('entryUuid')}/`, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const list = findList(sandbox, pathPart(request, 'listUuid'));
    const entry = sandbox.store.listEntries.get(pathPart(request, 'entryUuid'));
    if (entry === undefined || entry.listUuid !== list.uuid) throw new Refusal(404, NOT_FOUND);
    sandbox.store.transaction(() => {
      sandbox.store.listEntries.remove(entry.uuid);
      noteEffect(sandbox, 'list', null, `${list.name}: ${entry.value}`, null);
    });
    return reply.code(204).send();
  });
}

function keep(sandbox: Sandbox, list: ListRecord, entry: ListEntryRecord): ListEntryRecord {
  const twin = entriesOf(sandbox, list).some((other) => other.value === entry.value);
  if (twin) throw new Refusal(400, { value: ['This value is already in the list.'] });
  return sandbox.store.transaction(() => {
    sandbox.store.listEntries.put(entry);
    noteEffect(sandbox, 'list', entry.referenceSessionId, null, `${list.name}: ${entry.value}`);
    return entry;
  });
}

function readEntry(sandbox: Sandbox, list: ListRecord, body: JsonObject): ListEntryRecord {
  const problems = problemsOf({
    value: textProblem(body.value, 512),
    display_label: textProblem(body.display_label, 255),
    comment: textProblem(body.comment),
    metadata: objectProblem(body.metadata, 'Must be a JSON object.'),
  });
  if (problems !== null) throw new Refusal(400, problems);
  const sessionId = textOf(body.reference_session_id);
  const given = textOf(body.value);
  if (sessionId === null && (given === null || given === '')) {
    throw new Refusal(400, { non_field_errors: ['Provide value or reference_session_id.'] });
  }
  const value =
    given !== null && given !== ''
      ? entryValueOf(list.entryType, given)
      : sessionValueOf(sandbox, list.entryType, sessionId ?? '');
  return {
    ...newEntry(sandbox, list.uuid, value, 'api'),
    displayLabel: textOf(body.display_label) ?? value,
    comment: textOf(body.comment),
    referenceSessionId: sessionId,
    referenceObjectUuid: textOf(body.reference_object_uuid),
    metadata: isObject(body.metadata) ? body.metadata : null,
  };
}

/** A face without a session, as a base64 picture. */
function readFace(sandbox: Sandbox, list: ListRecord, body: JsonObject): ListEntryRecord {
  if (list.entryType !== 'face') {
    throw new Refusal(400, { detail: 'Faces can only be uploaded to lists of faces.' });
  }
  const base64 = (textOf(body.image) ?? '').replace(/^data:image\/\w+;base64,/, '');
  if (base64 === '') throw new Refusal(400, { image: ['This field is required.'] });
  const picture = Buffer.from(base64, 'base64');
  if (pictureType(picture) === null) throw new Refusal(400, { image: ['Upload a valid image.'] });
  const entry = newEntry(sandbox, list.uuid, `upload-${pictureId(base64)}`, 'api');
  return { ...entry, displayLabel: 'Uploaded face', comment: textOf(body.comment) };
}

function entryView(sandbox: Sandbox, entry: ListEntryRecord): JsonObject {
  const session =
    entry.referenceSessionId === null ? undefined : sandbox.store.sessions.get(entry.referenceSessionId);
  return {
    uuid: entry.uuid,
    value: entry.value,
    display_label: entry.displayLabel,
    comment: entry.comment,
    added_by: entry.addedBy,
    reference_session_id: entry.referenceSessionId,
    reference_session_number: session?.number ?? null,
    reference_object_uuid: entry.referenceObjectUuid,
    metadata: entry.metadata,
    created_at: entry.createdAt,
  };
}
