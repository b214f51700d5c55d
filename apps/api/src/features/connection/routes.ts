import { contract } from '@docket/contracts';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { versionSeen } from '../../http/preconditions.ts';
import type { App } from '../../http/zod.ts';
import { registerDiditAccount } from './account/register-didit-account.ts';
import { topUpBalance } from './account/top-up-balance.ts';
import { verifyDiditAccount } from './account/verify-didit-account.ts';
import { getConnection } from './get-connection.ts';
import { setConnectionKey } from './set-connection-key.ts';
import { testConnectionKey } from './test-connection-key.ts';
import { connectWebhook } from './webhook/connect-webhook.ts';
import { rotateWebhookSecret } from './webhook/rotate-webhook-secret.ts';
import { testWebhook } from './webhook/test-webhook.ts';

export function connectionRoutes(app: App, deps: Deps): void {
  /** What became of it, as the page shows it. */
  const present = (request: FastifyRequest) => getConnection(deps, request.confirmedAt);

  app.route({ ...contract.getConnection, handler: present });
  app.route({
    ...contract.testConnectionKey,
    handler: (request) => testConnectionKey(deps, request.actor, request.body),
  });
  app.route({
    ...contract.setConnectionKey,
    handler: async (request) => {
      await setConnectionKey(deps, request.actor, { ...request.body, version: versionSeen(request) });
      return present(request);
    },
  });
  app.route({
    ...contract.registerDiditAccount,
    handler: async (request, reply) =>
      reply.code(202).send(await registerDiditAccount(deps, request.actor, request.body)),
  });
  app.route({
    ...contract.verifyDiditAccount,
    handler: async (request) => {
      await verifyDiditAccount(deps, request.actor, { ...request.body, version: versionSeen(request) });
      return present(request);
    },
  });
  app.route({
    ...contract.topUpBalance,
    handler: (request) => topUpBalance(deps, request.actor, request.body),
  });
  app.route({
    ...contract.connectWebhook,
    handler: async (request) => {
      await connectWebhook(deps, request.actor, { ...request.body, version: versionSeen(request) });
      return present(request);
    },
  });
  app.route({
    ...contract.rotateWebhookSecret,
    handler: async (request) => {
      await rotateWebhookSecret(deps, request.actor, { ...request.body, version: versionSeen(request) });
      return present(request);
    },
  });
  app.route({ ...contract.testWebhook, handler: (request) => testWebhook(deps, request.actor) });
}
