import { contract } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { confirmPassword } from './confirm-password.ts';
import { describeMe } from './get-me.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { signIn } from './sign-in.ts';
import { clearSignInCookies, setSignInCookies } from './sign-ins/cookies.ts';
import { originOf } from './sign-ins/open-sign-in.ts';
import { signInsRoutes } from './sign-ins/routes.ts';
import { signOut } from './sign-out.ts';

export function authRoutes(app: App, deps: Deps): void {
  app.route({
    ...contract.signIn,
    handler: async (request, reply) => {
      const { user, ...opened } = await signIn(deps, { ...request.body, ...originOf(request) });
      await setSignInCookies(deps, reply, opened);
      return { user };
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
  oidcRoutes(app, deps);
  app.route({ ...contract.getMe, handler: async (request) => ({ user: describeMe(request.actor) }) });
}
