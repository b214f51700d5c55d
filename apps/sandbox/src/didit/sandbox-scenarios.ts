import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { bodyOf, NOT_FOUND, pathPart, Refusal } from '../http-answers.ts';
import { uuidParam } from '../routing.ts';
import { scenarioOf } from '../scenarios/catalogue.ts';
import { DIDIT_SLUGS, isScenarioSlug } from '../scenarios/slugs.ts';

/** Didit's own sandbox switches (Didit docs: sandbox testing). */
export function registerSandboxScenarios(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v1/sandbox/scenarios/', async (request) => {
    const token = request.headers['session-token'];
    const known = sandbox.store.sessions.all().some((session) => session.token === token);
    if (!known) requireKey(sandbox, request, { resource: 'sessions', level: 'read' });
    return DIDIT_SLUGS.map((slug) => {
      const { title, outcome } = scenarioOf(slug);
      return { slug, label: title, expected_status: outcome };
    });
  });

  // The session's own token is the key here; another one's means "no such session".
  app.post(`/v3/session/${uuidParam('sessionId')}/sandbox/arm/`, async (request) => {
    const session = sandbox.store.sessions.get(pathPart(request, 'sessionId'));
    const token = request.headers['session-token'];
    if (session === undefined || session.deletedAt !== null || session.token !== token) {
      throw new Refusal(404, NOT_FOUND);
    }
    const { scenario } = bodyOf(request);
    if (scenario === undefined) throw new Refusal(400, { scenario: ['This field is required.'] });
    if (typeof scenario !== 'string' || !isScenarioSlug(scenario)) {
      throw new Refusal(400, { scenario: [`Unknown sandbox scenario: '${String(scenario)}'.`] });
    }
    if (session.status !== 'Not Started') {
      throw new Refusal(400, ['Scenario can only be armed before the verification starts.']);
    }
    sandbox.store.transaction(() => sandbox.store.sessions.put({ ...session, scenario }));
    return { session_id: session.id, scenario, status: session.status };
  });
}
