import { contract } from '@docket/contracts';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { SignedIn } from '../../http/authenticate.ts';
import type { App } from '../../http/zod.ts';
import { confirmPassword } from './confirm-password.ts';
import { describeMe } from './get-me.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { siteOf } from './passkeys/relying-party.ts';
import { signInWithPasskey } from './passkeys/sign-in-with-passkey.ts';
import { pendingCookie } from './second-factor/pending/pending-cookie.ts';
import { signInWithSecondFactor } from './second-factor/pending/sign-in-with-second-factor.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import { signIn } from './sign-in.ts';
import { clearSignInCookies, setSignInCookies } from './sign-ins/cookies.ts';
import { type Opened, originOf } from './sign-ins/open-sign-in.ts';
import { signInsRoutes } from './sign-ins/routes.ts';
import { signOut } from './sign-out.ts';

export function authRoutes(app: App, deps: Deps): void {
  const pending = pendingCookie(deps);
  const enter = async (reply: FastifyReply, { person, ...opened }: Opened & { person: SignedIn }) => {
    await setSignInCookies(deps, reply, opened);
    return { user: describeMe(deps, person) };
  };

  app.route({
    ...contract.signIn,
    handler: async (request, reply) => {
      const opened = await signIn(deps, { ...request.body, ...originOf(request) });
      if ('person' in opened) return reply.send(await enter(reply, opened));
      pending.set(reply, opened.token);
      return reply.code(202).send({ secondFactors: opened.secondFactors });
    },
  });

  app.route({
    ...contract.signInWithSecondFactor,
    handler: async (request, reply) => {
      const step = { ...request.body, token: pending.of(request), site: siteOf(deps, request) };
      const opened = await signInWithSecondFactor(deps, { ...step, ...originOf(request) });
      pending.clear(reply);
      return enter(reply, opened);
    },
  });

  app.route({
    ...contract.signInWithPasskey,
    handler: async (request, reply) => {
      const attempt = { ...request.body, site: siteOf(deps, request), ...originOf(request) };
      return enter(reply, await signInWithPasskey(deps, attempt));
    },
  });

  app.route({
    ...contract.signOut,
    handler: async (request, reply) => {
      await signOut(deps, request.actor);
      return clearSignInCookies(deps, reply).code(204).send();
    },
  });

  app.route({
    ...contract.confirmPassword,
    handler: (request) => confirmPassword(deps, request.actor, request.body),
  });

  signInsRoutes(app, deps);
  secondFactorRoutes(app, deps);
  oidcRoutes(app, deps);
  app.route({ ...contract.getMe, handler: async (request) => ({ user: describeMe(deps, request.actor) }) });
}
