import { contract } from '@docket/contracts';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps.ts';
import type { App } from '../../../http/zod.ts';
import { confirmAuthenticator } from '../authenticator/confirm-authenticator.ts';
import { removeAuthenticator } from '../authenticator/remove-authenticator.ts';
import { startAuthenticator } from '../authenticator/start-authenticator.ts';
import { addPasskey } from '../passkeys/add-passkey.ts';
import { challengePasskey } from '../passkeys/challenge-passkey.ts';
import { siteOf } from '../passkeys/relying-party.ts';
import { removePasskey } from '../passkeys/remove-passkey.ts';
import { renamePasskey } from '../passkeys/rename-passkey.ts';
import { startPasskey } from '../passkeys/start-passkey.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { listFactors } from './list-factors.ts';
import { pendingCookie } from './pending/pending-cookie.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';

export function secondFactorRoutes(app: App, deps: Deps): void {
  const site = (request: FastifyRequest) => siteOf(deps, request);
  const pending = pendingCookie(deps);

  app.route({ ...contract.listFactors, handler: (r) => listFactors(deps, r.actor, site(r)) });
  app.route({ ...contract.startAuthenticator, handler: (r) => startAuthenticator(deps, r.actor) });
  app.route({
    ...contract.confirmAuthenticator,
    handler: (r) => confirmAuthenticator(deps, r.actor, r.body),
  });
  app.route({
    ...contract.removeAuthenticator,
    handler: async (r, reply) => {
      await removeAuthenticator(deps, r.actor);
      return reply.code(204).send();
    },
  });
  app.route({ ...contract.startPasskey, handler: (r) => startPasskey(deps, r.actor, { site: site(r) }) });
  app.route({
    ...contract.addPasskey,
    handler: async (r, reply) =>
      reply.code(201).send(await addPasskey(deps, r.actor, { ...r.body, site: site(r) })),
  });
  app.route({
    ...contract.renamePasskey,
    handler: (r) => renamePasskey(deps, r.actor, { ...r.params, ...r.body }),
  });
  app.route({
    ...contract.removePasskey,
    handler: async (r, reply) => {
      await removePasskey(deps, r.actor, r.params);
      return reply.code(204).send();
    },
  });
  app.route({ ...contract.renewRecoveryCodes, handler: (r) => renewRecoveryCodes(deps, r.actor) });
  app.route({
    ...contract.challengePasskey,
    handler: (r) =>
      challengePasskey(deps, { ...r.body, site: site(r), token: pending.of(r), actor: () => r.actor }),
  });
  app.route({
    ...contract.confirmSecondFactor,
    handler: (r) => confirmSecondFactor(deps, r.actor, { ...r.body, site: site(r) }),
  });
}
