import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, SignInId, UserId } from './ids.ts';

/** Where somebody is signed in: one browser, until it is ended or lapses. */
export const SignIn = z
  .object({
    id: SignInId,
    device: z.string().describe('Browser and system in words, as the browser names itself'),
    ip: z.string().nullable(),
    startedAt: Instant,
    lastUsedAt: Instant.describe('As far as the last renewal knows, so up to some minutes ago'),
    expiresAt: Instant.describe('It ends then, however much it is used'),
    isThis: z.boolean().describe('The one that this request comes from'),
  })
  .meta({ id: 'SignIn' });
export type SignIn = z.output<typeof SignIn>;

export const listSignIns = endpoint({
  method: 'GET',
  url: '/api/auth/sign-ins',
  permission: 'signed-in',
  summary: 'Where you are signed in, the last used first',
  success: { 200: z.object({ items: z.array(SignIn) }) },
  problems: [],
});

export const endSignIn = endpoint({
  method: 'POST',
  url: '/api/auth/sign-ins/:signInId/end',
  permission: 'signed-in',
  summary: 'End one of your sign-ins; its next request is nobody’s',
  params: z.strictObject({ signInId: SignInId }),
  success: { 204: z.undefined() },
  problems: ['not-found'],
});

export const endOtherSignIns = endpoint({
  method: 'POST',
  url: '/api/auth/sign-ins/end-others',
  permission: 'signed-in',
  summary: 'End all of your sign-ins but this one',
  success: { 200: z.object({ ended: z.int() }) },
  problems: [],
});

export const refreshSignIn = endpoint({
  method: 'POST',
  url: '/api/auth/refresh',
  permission: 'public',
  summary: 'Renew the sign-in that the refresh cookie belongs to; sets both cookies anew',
  body: z.strictObject({
    untouchedMs: z
      .int()
      .min(0)
      .max(86_400_000)
      .default(0)
      .describe(
        'Milliseconds in which nobody touched the page; a page left alone must not keep a sign-in alive',
      ),
  }),
  success: { 204: z.undefined() },
  problems: ['not-signed-in'],
});

export const listSignInsOf = endpoint({
  method: 'GET',
  url: '/api/users/:userId/sign-ins',
  permission: 'user:manage',
  summary: 'Where somebody is signed in; looking is on record',
  params: z.strictObject({ userId: UserId }),
  success: { 200: z.object({ items: z.array(SignIn) }) },
  problems: ['not-found'],
});

export const endSignInOf = endpoint({
  method: 'POST',
  url: '/api/users/:userId/sign-ins/:signInId/end',
  permission: 'user:manage',
  summary: 'End one sign-in of somebody',
  params: z.strictObject({ userId: UserId, signInId: SignInId }),
  success: { 204: z.undefined() },
  problems: ['not-found'],
});

export const endSignInsOf = endpoint({
  method: 'POST',
  url: '/api/users/:userId/sign-ins/end',
  permission: 'user:manage',
  summary: 'End every sign-in of somebody',
  params: z.strictObject({ userId: UserId }),
  success: { 200: z.object({ ended: z.int() }) },
  problems: ['not-found'],
});
