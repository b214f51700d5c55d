import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { QuestionnaireRecord } from '../entity-records.ts';
import { bodyOf, NOT_FOUND, pathPart, Refusal } from '../http-answers.ts';
import { newUuid } from '../ids.ts';
import { noteEffect } from '../ledger.ts';
import { page } from '../paging.ts';
import { uuidParam } from '../routing.ts';
import type { QuestionnaireChange } from './questionnaire-rules.ts';
import { readQuestionnaire } from './questionnaire-rules.ts';
import { questionnaireRow, questionnaireView } from './questionnaire-view.ts';

const READ = { resource: 'workflows', level: 'read' } as const; // a Need, literally
const WRITE = { resource: 'workflows', level: 'write' } as const; // a Need, literally

/** `/v3/questionnaires/` (Didit OpenAPI: questionnaires). Versions behave as those of workflows. */
export function registerQuestionnaires(app: FastifyInstance, sandbox: Sandbox): void {
  const onePath = `/v3/questionnaires/${uuidParam('uuid')}/`;
  const find = (uuid: string): QuestionnaireRecord => {
    const record = sandbox.store.questionnaires.get(uuid);
    if (record === undefined) throw new Refusal(404, NOT_FOUND);
    return record;
  };

  app.get('/v3/questionnaires/', async (request) => {
    requireKey(sandbox, request, READ);
    const rows = sandbox.store.questionnaires.all().sort((a, b) => b.number - a.number);
    return page(sandbox, request, rows, questionnaireRow);
  });

  app.post('/v3/questionnaires/', async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const change = readQuestionnaire(bodyOf(request), true);
    const record = sandbox.store.transaction(() => createQuestionnaire(sandbox, change));
    return reply.code(201).send(questionnaireView(record));
  });

  app.get(onePath, async (request) => {
    requireKey(sandbox, request, READ);
    return questionnaireView(find(pathPart(request, 'uuid')));
  });

  app.patch(onePath, async (request) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    const change = readQuestionnaire(bodyOf(request), false);
    return questionnaireView(sandbox.store.transaction(() => updateQuestionnaire(sandbox, record, change)));
  });

  app.delete(onePath, async (request, reply) => {
    requireKey(sandbox, request, WRITE);
    const record = find(pathPart(request, 'uuid'));
    sandbox.store.transaction(() => {
      sandbox.store.questionnaires.remove(record.uuid);
      forgetAnswers(sandbox, record);
      noteEffect(sandbox, 'questionnaire', null, `${record.title} v${record.version}`, null);
    });
    return reply.code(204).send();
  });
}

export function createQuestionnaire(
  sandbox: Sandbox,
  change: QuestionnaireChange,
  fixedUuid?: string,
): QuestionnaireRecord {
  const at = isoMicros(sandbox.clock.now());
  const uuid = fixedUuid ?? newUuid();
  const status = change.status ?? 'published';
  const record: QuestionnaireRecord = {
    uuid,
    groupId: uuid,
    number: sandbox.store.nextNumber('questionnaire', 1),
    version: 1,
    status,
    title: change.title ?? '',
    description: change.description ?? null,
    languages: change.languages ?? ['en'],
    defaultLanguage: change.defaultLanguage ?? 'en',
    isActive: change.isActive ?? true,
    elements: change.elements ?? [],
    createdAt: at,
    updatedAt: at,
    publishedAt: status === 'published' ? at : null,
  };
  return save(sandbox, record, null);
}

/** @throws Refusal 400 */
function updateQuestionnaire(
  sandbox: Sandbox,
  record: QuestionnaireRecord,
  change: QuestionnaireChange,
): QuestionnaireRecord {
  if (record.status === 'published' && change.status === 'draft') {
    throw new Refusal(400, { status: ['Cannot revert a published version to draft.'] });
  }
  const at = isoMicros(sandbox.clock.now());
  const { status, ...fields } = change;
  const edited: QuestionnaireRecord = { ...record, ...fields, updatedAt: at };
  if (record.status === 'draft') {
    const published = { ...edited, status: 'published' as const, publishedAt: at };
    return save(sandbox, status === 'draft' ? edited : published, record);
  }
  if (status !== 'published') return save(sandbox, edited, record);
  const versions = sandbox.store.questionnaires.all().filter((other) => other.groupId === record.groupId);
  for (const draft of versions.filter((version) => version.status === 'draft')) {
    sandbox.store.questionnaires.remove(draft.uuid);
  }
  const version = Math.max(...versions.map((other) => other.version)) + 1;
  const number = sandbox.store.nextNumber('questionnaire', 1);
  const next = { ...edited, uuid: newUuid(), version, number, createdAt: at, publishedAt: at };
  return save(sandbox, next, record);
}

function save(
  sandbox: Sandbox,
  record: QuestionnaireRecord,
  before: QuestionnaireRecord | null,
): QuestionnaireRecord {
  sandbox.store.questionnaires.put(record);
  const tell = (one: QuestionnaireRecord) => `${one.title} v${one.version}`;
  noteEffect(sandbox, 'questionnaire', null, before === null ? null : tell(before), tell(record));
  return record;
}

/** Deleting a version takes its stored answers along (Didit OpenAPI: delete questionnaire). */
function forgetAnswers(sandbox: Sandbox, record: QuestionnaireRecord): void {
  for (const session of sandbox.store.sessions.all()) {
    const answers = session.blocks.questionnaire_responses;
    if (answers === null || !answers.some((item) => item.questionnaire_id === record.uuid)) continue;
    const left = answers.filter((item) => item.questionnaire_id !== record.uuid);
    const blocks = { ...session.blocks, questionnaire_responses: left.length === 0 ? null : left };
    sandbox.store.sessions.put({ ...session, blocks });
  }
}
