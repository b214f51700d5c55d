import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import { isSecure } from '../../../http/authenticate.ts';

/** What this browser must bring back from the provider, and what proves that the answer is to its own question. */
const Flow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type Flow = z.output<typeof Flow>;

const FLOW_MINUTES = 10;

/**
 * Lax, unlike the sign-in's own cookies: the provider sends the browser back from its own site, and a Strict cookie
 * would stay behind. `__Host-`, so that no neighbouring host can put its own flow in place of this one.
 */
function cookieOf(deps: Deps) {
  const secure = isSecure(deps);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return { name: secure ? '__Host-docket-oidc' : 'docket-oidc', options };
}

export function keepFlow(deps: Deps, reply: FastifyReply, flow: Flow): void {
  const { name, options } = cookieOf(deps);
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  reply.setCookie(name, value, { ...options, maxAge: FLOW_MINUTES * 60 });
}

/** Good once. Null when there is none, or what is there is not ours. */
export function takeFlow(deps: Deps, request: FastifyRequest, reply: FastifyReply): Flow | null {
  const { name, options } = cookieOf(deps);
  const value = request.cookies[name];
  if (value === undefined) return null;
  reply.clearCookie(name, options);
  try {
    return Flow.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    // Cut off or made up: as good as none.
    return null;
  }
}
