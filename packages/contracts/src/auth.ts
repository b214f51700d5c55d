import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { ConfirmProof, FactorKind, PasskeyAnswer, SignInProof } from './factors.ts';
import { Instant, UserId } from './ids.ts';
import { ALL_PERMISSIONS, Role } from './permissions.ts';

export const Me = z
  .object({
    id: UserId,
    email: z.string(),
    name: z.string(),
    role: Role,
    // Tuple cast: zod's enum wants a non-empty tuple, and the matrix is not empty.
    permissions: z.array(z.enum(ALL_PERMISSIONS as [string, ...string[]])),
    secondFactor: z
      .enum(['set', 'none', 'missing'])
      .describe('missing: the role needs one, and nothing else is answered before it is added'),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

export const signIn = endpoint({
  method: 'POST',
  url: '/api/auth/sign-in',
  permission: 'public',
  summary: 'Sign in; sets an HttpOnly cookie. 202: the password is right, and a second factor is wanted',
  body: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(200) }),
  success: { 200: z.object({ user: Me }), 202: z.object({ secondFactors: z.array(FactorKind) }) },
  problems: ['wrong-credentials'],
});

export const signInWithSecondFactor = endpoint({
  method: 'POST',
  url: '/api/auth/sign-in/second-factor',
  permission: 'public',
  summary: 'The second step of signing in: a code, a passkey or a recovery code',
  body: z.strictObject({ proof: SignInProof }),
  success: { 200: z.object({ user: Me }) },
  problems: ['sign-in-lapsed', 'wrong-second-factor', 'passkeys-unavailable'],
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  url: '/api/auth/sign-in/passkey',
  permission: 'public',
  summary: 'Sign in with a passkey alone: it is something one has, opened by something one knows or is',
  body: z.strictObject({ passkey: PasskeyAnswer }),
  success: { 200: z.object({ user: Me }) },
  problems: ['wrong-second-factor', 'passkeys-unavailable'],
});

export const signOut = endpoint({
  method: 'POST',
  url: '/api/auth/sign-out',
  permission: 'signed-in',
  summary: 'End this session and release held cases',
  success: { 204: z.undefined() },
  problems: [],
});

export const FRESH_MINUTES = 5;

export const confirmPassword = endpoint({
  method: 'POST',
  url: '/api/auth/confirm',
  permission: 'signed-in',
  summary: 'Give the password again; for some minutes this sign-in may then do what must be fresh',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  success: { 200: z.object({ freshUntil: Instant }) },
  problems: ['wrong-password', 'second-factor-needed'],
});

export const confirmSecondFactor = endpoint({
  method: 'POST',
  url: '/api/auth/confirm/second-factor',
  permission: 'signed-in',
  summary: 'The same by a second factor, which whoever has one must use instead of the password',
  body: z.strictObject({ proof: ConfirmProof }),
  success: { 200: z.object({ freshUntil: Instant }) },
  problems: ['wrong-second-factor', 'no-second-factor', 'passkeys-unavailable'],
});

export const getMe = endpoint({
  method: 'GET',
  url: '/api/auth/me',
  permission: 'signed-in',
  summary: 'Who is signed in and what they may do',
  success: { 200: z.object({ user: Me }) },
  problems: [],
});
