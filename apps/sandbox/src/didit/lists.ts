import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { ListRecord } from '../entity-records.ts';
import { ENTRY_TYPES } from '../entity-records.ts';
import { choiceProblem, problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { bodyOf, pathPart, queryPart, Refusal } from '../http-answers.ts';
import { newUuid } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import { page } from '../paging.ts';
import { uuidParam } from '../routing.ts';
import { allLists, entriesOf, findList } from './system-lists.ts';

const READ = { resource: 'workflows', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'workflows', level: 'write' } as const; // a Need, literally
const LIST_TYPES = ['blocklist', 'allowlist', 'custom'];
const CREATABLE = ['allowlist', 'custom'];

/** `/v3/lists/` (Didit docs: management API, lists). The answers' keys are partly our own, see DIFFERENCES.md. */
export function registerLists(app: FastifyInstance, sandbox: Sandbox): void {
  const onePath = `/v3/lists/${uuidParam('listUuid')}/`;

  app.get('/v3/lists/', async (request) => {
    requireKey(sandbox, request, READ);
    const type = queryPart(request, 'list_type');
    const entryType = queryPart(request, 'entry_type');
    const problems = problemsOf({
      list_type: choiceProblem(type ?? undefined, LIST_TYPES),
      entry_type: choiceProblem(entryType ?? undefined, ENTRY_TYPES),
    });
    if (problems !== null) throw new Refusal(400, problems);
    const rows = allLists(sandbox).filter(
      (list) =>
        (type === null || list.listType === type) && (entryType === null || list.entryType === entryType),
    );
    return page(sandbox, request, rows, (list) => listView(sandbox, list));
  });

  app.post('/v3/lists/', async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const record = sandbox.store.transaction(() => createList(sandbox, bodyOf(request)));
    return reply.code(201).send(listView(sandbox, record));
  });

  app.get(onePath, async (request) => {
    requireKey(sandbox, request, READ);
    return listView(sandbox, findList(sandbox, pathPart(request, 'listUuid')));
  });

  app.patch(onePath, async (request) => {
    requireKey(sandbox, request, WRITE);
    const list = ownList(sandbox, pathPart(request, 'listUuid'));
    const body = bodyOf(request);
    const problems = problemsOf({
      name: body.name === undefined ? null : nameProblem(sandbox, body.name, list),
      description: textProblem(body.description),
    });
    if (problems !== null) throw new Refusal(400, problems);
    const changed: ListRecord = {
      ...list,
      name: textOf(body.name) ?? list.name,
      description: body.description === undefined ? list.description : (textOf(body.description) ?? ''),
      updatedAt: isoMicros(sandbox.clock.now()),
    };
    sandbox.store.transaction(() => {
      sandbox.store.lists.put(changed);
      noteEffect(sandbox, 'list', null, list.name, changed.name);
    });
    return listView(sandbox, changed);
  });

  app.delete(onePath, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const list = ownList(sandbox, pathPart(request, 'listUuid'));
    sandbox.store.transaction(() => {
      for (const entry of entriesOf(sandbox, list)) sandbox.store.listEntries.remove(entry.uuid);
      sandbox.store.lists.remove(list.uuid);
      noteEffect(sandbox, 'list', null, list.name, null);
    });
    return reply.code(204).send();
  });
}

function ownList(sandbox: Sandbox, uuid: string): ListRecord {
  const list = findList(sandbox, uuid);
  if (list.isSystem) throw new Refusal(400, { detail: 'System lists cannot be modified.' });
  return list;
}

function createList(sandbox: Sandbox, body: JsonObject): ListRecord {
  const need = (key: string, problem: Json | null) => (body[key] === undefined ? REQUIRED : problem);
  const problems = problemsOf({
    name: need('name', nameProblem(sandbox, body.name, null)),
    list_type: need('list_type', choiceProblem(body.list_type, CREATABLE)),
    entry_type: need('entry_type', choiceProblem(body.entry_type, ENTRY_TYPES)),
    description: textProblem(body.description),
  });
  if (problems !== null) throw new Refusal(400, problems);
  const at = isoMicros(sandbox.clock.now());
  const record: ListRecord = {
    uuid: newUuid(),
    number: sandbox.store.nextNumber('list', 1),
    name: String(body.name),
    description: textOf(body.description) ?? '',
    listType: body.list_type === 'allowlist' ? 'allowlist' : 'custom',
    entryType: ENTRY_TYPES.find((type) => type === body.entry_type) ?? 'key',
    isSystem: false,
    createdAt: at,
    updatedAt: at,
  };
  sandbox.store.lists.put(record);
  noteEffect(sandbox, 'list', null, null, record.name);
  return record;
}

function nameProblem(sandbox: Sandbox, value: Json | undefined, present: ListRecord | null): Json | null {
  const problem = textProblem(value, 255);
  if (problem !== null) return problem;
  if (typeof value !== 'string' || value.trim() === '') return ['This field may not be blank.'];
  const taken = allLists(sandbox).some((list) => list.name === value && list.uuid !== present?.uuid);
  return taken ? ['A list with this name already exists.'] : null;
}

function listView(sandbox: Sandbox, list: ListRecord): JsonObject {
  const entries = entriesOf(sandbox, list);
  return {
    uuid: list.uuid,
    name: list.name,
    description: list.description,
    list_type: list.listType,
    entry_type: list.entryType,
    is_system: list.isSystem,
    entry_count: entries.length,
    last_entry_added_at: entries[0]?.createdAt ?? null,
    created_at: list.createdAt,
    updated_at: list.updatedAt,
  };
}
