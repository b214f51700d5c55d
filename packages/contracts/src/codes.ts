import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { UserId } from './ids.ts';
import { Name, OneTimeCode, Password, User } from './users.ts';

/** Small letters and other gaps are the same code. */
const Code = z.string().trim().min(1).max(60).describe('The one-time code, as it was told');

export const setUp = endpoint({
  method: 'POST',
  url: '/api/setup',
  permission: 'public',
  summary: 'Make the first administrator with the code that "docket user setup-code" printed',
  body: z.strictObject({ code: Code, email: z.email().max(254), name: Name, password: Password }),
  success: { 201: z.object({ user: User }) },
  problems: ['wrong-code', 'already-set-up', 'user-exists'],
});

export const setPassword = endpoint({
  method: 'POST',
  url: '/api/auth/password',
  permission: 'public',
  summary: 'Choose a password with a one-time code; ends every sign-in of the account',
  body: z.strictObject({ code: Code, password: Password }),
  success: { 200: z.object({ email: z.string() }) },
  problems: ['wrong-code'],
});

export const issuePasswordCode = endpoint({
  method: 'POST',
  url: '/api/users/:userId/password-code',
  permission: 'user:manage',
  fresh: true,
  summary: 'A code with which somebody chooses a new password; the last one given out is the one that works',
  params: z.strictObject({ userId: UserId }),
  success: { 201: OneTimeCode },
  problems: ['not-found', 'user-not-changeable'],
});
