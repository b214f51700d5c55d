import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { createSession } from '../didit/session-create.ts';
import { latestPublished } from '../didit/workflow-versions.ts';
import { bodyOf, pathPart, queryPart, Refusal, SESSION_NOT_FOUND } from '../http-answers.ts';
import { isUuid } from '../ids.ts';
import { nextCustomer, play } from '../play.ts';
import type { Persona, WorkflowRecord } from '../records.ts';
import { uuidParam } from '../routing.ts';
import { SCENARIOS, scenarioOf } from '../scenarios/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { seedWorkflows, suits } from '../scenarios/seed-workflows.ts';
import { isScenarioSlug } from '../scenarios/slugs.ts';
import { CONSOLE_USER, changeStatus, SYSTEM } from '../session-changes.ts';
import { SESSION_STATUSES } from '../state-machine.ts';
import type { Faults } from './faults.ts';
import { FaultRuleSchema } from './faults.ts';
import { controlPage } from './page.ts';

const PlayBody = z.object({
  scenario: z.string(),
  vendor_data: z.string().nullish(),
  workflow_id: z.string().nullish(),
  webhook: z.boolean().default(true),
  /** Plays the very same person and document as in another session. */
  same_person_as: z.string().nullish(),
  metadata: z.json().optional(),
});

const StatusBody = z.object({
  status: z.enum(SESSION_STATUSES),
  webhook: z.boolean().default(true),
  actor: z.enum(['console', 'system']).default('console'),
  comment: z.string().nullish(),
});

/** Levers for people and tests under `/_sandbox`. No key, and never a part of Didit. */
export function registerControl(
  app: FastifyInstance,
  sandbox: Sandbox,
  faults: Faults,
  reset: () => void,
): void {
  const { store } = sandbox;
  app.get('/_sandbox', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(controlPage(sandbox, faults)),
  );

  app.get('/_sandbox/scenarios', async () =>
    SCENARIOS.map(({ slug, title, outcome, needs }) => ({ slug, title, outcome, needs })),
  );

  app.post('/_sandbox/sessions', async (request, reply) => {
    const body = read(PlayBody, bodyOf(request));
    const session = playNew(sandbox, body);
    return reply.code(201).send({ session_id: session.id, status: session.status });
  });

  app.post(`/_sandbox/sessions/${uuidParam('sessionId')}/status`, async (request) => {
    const session = store.sessions.get(pathPart(request, 'sessionId'));
    if (session === undefined || session.deletedAt !== null) throw new Refusal(404, SESSION_NOT_FOUND);
    const { status, webhook, actor, comment } = read(StatusBody, bodyOf(request));
    const console = actor === 'console';
    const changed = changeStatus(sandbox, session, {
      to: status,
      actor: console ? CONSOLE_USER : SYSTEM,
      comment: comment ?? null,
      recordActivity: console,
      webhook,
    });
    return { session_id: changed.id, status: changed.status };
  });

  app.get('/_sandbox/ledger', async (request) => store.ledger(queryPart(request, 'session_id') ?? undefined));
  app.get('/_sandbox/deliveries', async () => store.deliveries.all().sort((a, b) => a.number - b.number));

  registerFaultRoutes(app, faults);

  app.post('/_sandbox/reset', async () => {
    faults.replace([]);
    reset();
    return { sessions: store.sessions.all().length };
  });
}

function registerFaultRoutes(app: FastifyInstance, faults: Faults): void {
  app.get('/_sandbox/faults', async () => ({ rules: faults.list() }));
  app.put('/_sandbox/faults', async (request) => {
    faults.replace(read(z.object({ rules: z.array(FaultRuleSchema) }), bodyOf(request)).rules);
    return { rules: faults.list() };
  });
  app.delete('/_sandbox/faults', async () => {
    faults.replace([]);
    return { rules: [] };
  });
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(400, { detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

function playNew(sandbox: Sandbox, body: z.infer<typeof PlayBody>) {
  const { scenario: slug } = body;
  if (!isScenarioSlug(slug)) throw new Refusal(400, { detail: `Unknown scenario '${slug}'.` });
  return sandbox.store.transaction(() => {
    const workflow = workflowFor(sandbox, scenarioOf(slug), body.workflow_id ?? null);
    const session = createSession(sandbox, workflow, {
      ...(body.vendor_data === undefined || body.vendor_data === null
        ? {}
        : { vendor_data: body.vendor_data }),
      ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    });
    const persona = samePerson(sandbox, body.same_person_as ?? null) ?? nextCustomer(sandbox, session);
    return play(sandbox, session, slug, { persona, webhook: body.webhook });
  });
}

function samePerson(sandbox: Sandbox, id: string | null): Persona | null {
  if (id === null) return null;
  const persona = sandbox.store.sessions.get(id)?.persona ?? null;
  if (persona === null) throw new Refusal(404, { detail: `Session ${id} shows no person.` });
  return persona;
}

/** The wanted workflow, else the plainest published one that has the steps of the story. */
function workflowFor(sandbox: Sandbox, scenario: Scenario, id: string | null): WorkflowRecord {
  if (id !== null) {
    const version = isUuid(id) ? sandbox.store.workflows.get(id) : undefined;
    const wanted = latestPublished(sandbox, version?.workflowId ?? id);
    if (wanted === null) throw new Refusal(400, { workflow_id: 'Invalid workflow_id.' });
    return wanted;
  }
  const find = () =>
    sandbox.store.workflows
      .all()
      .filter(
        (workflow) => latestPublished(sandbox, workflow.workflowId) === workflow && suits(workflow, scenario),
      )
      .sort((a, b) => a.number - b.number)[0];
  const found = find();
  if (found !== undefined) return found;
  // An empty sandbox has no workflow that could tell this story; it gets the demo's.
  seedWorkflows(sandbox);
  const seeded = find();
  if (seeded === undefined)
    throw new Refusal(400, { detail: `No workflow has the steps of '${scenario.slug}'.` });
  return seeded;
}
