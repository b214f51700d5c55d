import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { scenarioOf } from '../scenarios/catalogue.ts';
import { DIDIT_SLUGS } from '../scenarios/slugs.ts';

/** `GET /v1/sandbox/scenarios/`: the catalogue that `sandbox_scenario` at create accepts. */
export function registerSandboxScenarios(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v1/sandbox/scenarios/', async (request) => {
    const token = request.headers['session-token'];
    const known = sandbox.store.sessions.all().some((session) => session.token === token);
    if (!known) requireKey(sandbox, request);
    return DIDIT_SLUGS.map((slug) => {
      const { title, outcome } = scenarioOf(slug);
      return { slug, label: title, expected_status: outcome };
    });
  });
}
