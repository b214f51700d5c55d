import { contract } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import { fail } from '../../../http/errors.ts';
import type { App } from '../../../http/zod.ts';
import { setSignInCookies } from '../sign-ins/cookies.ts';
import { originOf } from '../sign-ins/open-sign-in.ts';
import { finishOidc, recordOidcFailure } from './finish-oidc.ts';
import { keepFlow, takeFlow } from './flow.ts';
import { providerOf } from './provider.ts';
import { readIdentity } from './read-identity.ts';
import { startOidc } from './start-oidc.ts';

/** The browser itself goes through these, so that what fails leads back to the sign-in page and not to a page of JSON. */
export function oidcRoutes(app: App, deps: Deps): void {
  const provider = providerOf(deps);

  app.route({
    ...contract.startOidc,
    handler: async (request, reply) => {
      if (provider === null) fail('not-found');
      const { return: returnTo = '/', again } = request.query;
      const wanted = { returnTo, again: again === 'true' };
      const started = await startOidc(provider, wanted).catch((error: unknown) => {
        request.log.warn({ reason: kindOf(error) }, 'the identity provider is not there');
        return null;
      });
      if (started === null) return reply.redirect('/signin?oidc=unavailable');
      keepFlow(deps, reply, started.flow);
      return reply.redirect(started.url.href);
    },
  });

  app.route({
    ...contract.finishOidc,
    handler: async (request, reply) => {
      if (provider === null) fail('not-found');
      const origin = originOf(request);
      const flow = takeFlow(deps, request, reply);
      const identity =
        flow === null
          ? null
          : await readIdentity(provider, new URL(request.url, provider.redirectUri), flow).catch(
              (error: unknown) => {
                request.log.warn({ reason: kindOf(error) }, 'the answer of the identity provider is no good');
                return null;
              },
            );
      if (flow === null || identity === null) {
        await recordOidcFailure(deps, origin);
        return reply.redirect('/signin?oidc=failed');
      }
      const opened = await finishOidc(deps, identity, origin);
      if (opened === null) return reply.redirect('/signin?oidc=refused');
      await setSignInCookies(deps, reply, opened);
      return reply.redirect(flow.returnTo);
    },
  });
}

/** The client's own code and no more: its errors carry what the provider said, which may name a person. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
