import * as z from 'zod';
import { endpoint } from './endpoint.ts';
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
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

export const signIn = endpoint({
  method: 'POST',
  url: '/api/auth/sign-in',
  permission: 'public',
  summary: 'Sign in; sets an HttpOnly cookie',
  body: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(200) }),
  success: { 200: z.object({ user: Me }) },
  problems: ['wrong-credentials'],
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
  summary: 'Give the password again; for some minutes this sign-in may then change secrets',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  success: { 200: z.object({ freshUntil: Instant }) },
  problems: ['wrong-password'],
});

export const getMe = endpoint({
  method: 'GET',
  url: '/api/auth/me',
  permission: 'signed-in',
  summary: 'Who is signed in and what they may do',
  success: { 200: z.object({ user: Me }) },
  problems: [],
});
