import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { ORGANIZATION } from '../context.ts';
import { NOT_FOUND, pathPart, Refusal } from '../http-answers.ts';
import type { JsonObject } from '../json.ts';
import { uuidParam } from '../routing.ts';

export const CLIENT_ID = 'specimen-client';

/** Organisations and applications, for whoever is logged in (Didit docs: Auth API, organisations). */
export function registerAccountReads(app: FastifyInstance, sandbox: Sandbox): void {
  const applications = `/auth/v2/organizations/me/${uuidParam('organization')}/applications/`;

  app.get('/auth/v2/organizations/me/', async (request) => {
    const email = requireToken(sandbox, request);
    return [{ ...ORGANIZATION, contact_email: email }];
  });

  app.get(applications, async (request) => {
    requireToken(sandbox, request);
    requireOrganization(request);
    return [applicationView(sandbox)];
  });

  app.get(`${applications}${uuidParam('application')}/`, async (request) => {
    requireToken(sandbox, request);
    requireOrganization(request);
    if (pathPart(request, 'application') !== sandbox.applicationId) throw new Refusal(404, NOT_FOUND);
    return applicationView(sandbox);
  });
}

function applicationView(sandbox: Sandbox): JsonObject {
  return {
    uuid: sandbox.applicationId,
    name: 'Local sandbox',
    client_id: CLIENT_ID,
    api_key: sandbox.apiKey,
    environment: 'sandbox',
  };
}

function requireOrganization(request: FastifyRequest): void {
  if (pathPart(request, 'organization') !== ORGANIZATION.uuid) throw new Refusal(404, NOT_FOUND);
}

/** @returns the e-mail of who is logged in. @throws Refusal 401 */
function requireToken(sandbox: Sandbox, request: FastifyRequest): string {
  const sent = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const token = sandbox.store.tokens.get(sent);
  if (token === undefined || token.expiresAt <= isoMicros(sandbox.clock.now())) {
    throw new Refusal(401, { detail: 'Given token not valid for any token type' });
  }
  return token.email;
}
