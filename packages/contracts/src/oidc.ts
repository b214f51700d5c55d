import * as z from 'zod';
import { endpoint } from './endpoint.ts';

/** A path of this app: nothing that a browser would take for another site. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: URL parsers drop them, so that "/\t/evil" would leave the app.
const LOCAL_PATH = /^\/(?![/\\])[^\u0000-\u001f]*$/;

/** The browser itself goes to these two, not a script: both answer by sending it on. */
export const startOidc = endpoint({
  method: 'GET',
  url: '/api/auth/oidc/start',
  permission: 'public',
  summary: 'Sign in at the identity provider',
  querystring: z.strictObject({
    return: z.string().max(500).regex(LOCAL_PATH).optional(),
    again: z.literal('true').optional().describe('To confirm who one is: the provider asks anew'),
  }),
  success: { 302: z.undefined().describe('To the provider') },
  problems: ['not-found'],
});

export const finishOidc = endpoint({
  method: 'GET',
  url: '/api/auth/oidc/callback',
  permission: 'public',
  summary: 'Where the identity provider sends the browser back to; sets the sign-in’s cookies',
  querystring: z.looseObject({}).describe('As the provider answers: code and state, or error'),
  success: { 302: z.undefined().describe('To where the person wanted to go, or to the sign-in page') },
  problems: ['not-found'],
});
