import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { createSession } from '../didit/session-create.ts';
import { latestPublished } from '../didit/workflow-versions.ts';
import { Refusal } from '../http-answers.ts';
import { isUuid } from '../ids.ts';
import { nextCustomer, play } from '../play.ts';
import type { Persona, SessionRecord, WorkflowRecord } from '../records.ts';
import { scenarioOf } from '../scenarios/catalogue.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { seedWorkflows, suits } from '../scenarios/seed-workflows.ts';
import { isScenarioSlug } from '../scenarios/slugs.ts';

export const PlayBody = z.object({
  scenario: z.string(),
  vendor_data: z.string().nullish(),
  workflow_id: z.string().nullish(),
  webhook: z.boolean().default(true),
  /** Plays the very same person and document as in another session. */
  same_person_as: z.string().nullish(),
  metadata: z.json().optional(),
});
export type PlayOrder = z.infer<typeof PlayBody>;

/** Creates a session and plays it to the outcome of a scenario. @throws Refusal 400, 404 */
export function playNew(sandbox: Sandbox, body: PlayOrder, others?: SessionRecord[]): SessionRecord {
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
    const known = others === undefined ? {} : { others };
    return play(sandbox, session, slug, { persona, webhook: body.webhook, ...known });
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
