import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../../../deps.ts';
import { cookieOf } from '../../../../http/authenticate.ts';
import { PENDING_MS } from './ask-second-factor.ts';

/** The cookie between the two steps of signing in. Like that of a sign-in, and good for nothing but its second step. */
export function pendingCookie(deps: Deps) {
  const { name: signIn, secure } = cookieOf(deps);
  const name = `${signIn}-pending`;
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    of: (request: FastifyRequest): string | undefined => request.cookies[name],
    set: (reply: FastifyReply, token: string) =>
      reply.setCookie(name, token, { ...options, maxAge: PENDING_MS / 1000 }),
    clear: (reply: FastifyReply) => reply.clearCookie(name, options),
  };
}
