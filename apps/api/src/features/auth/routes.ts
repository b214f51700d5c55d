import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import { cookieOf, SIGNED_IN_MS } from '../../http/authenticate.ts';
import type { App } from '../../http/zod.ts';
import { confirmPassword } from './confirm-password.ts';
import { describeMe } from './get-me.ts';
import { signIn } from './sign-in.ts';
import { signInsRoutes } from './sign-ins/routes.ts';
import { signOut } from './sign-out.ts';

export function authRoutes(app: App, deps: Deps): void {
  const { name, secure } = cookieOf(deps);
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;

  app.route({
    ...contract.signIn,
    handler: async (request, reply) => {
      const { sessionId, user } = await signIn(deps, {
        ...request.body,
        ip: request.ip,
        userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
        request: { id: request.id, route: 'POST /api/auth/sign-in' },
      });
      const token = await reply.jwtSign({ sid: sessionId });
      return reply.setCookie(name, token, { ...cookie, maxAge: SIGNED_IN_MS / 1000 }).send({ user });
    },
  });

  app.route({
    ...contract.signOut,
    handler: async (request, reply) => {
      await signOut(deps, request.actor);
      return reply.clearCookie(name, cookie).code(204).send();
    },
  });

  app.route({
    ...contract.confirmPassword,
    handler: (request) => confirmPassword(deps, request.actor, request.body),
  });

  signInsRoutes(app, deps);
  app.route({ ...contract.getMe, handler: async (request) => ({ user: describeMe(request.actor) }) });
}
