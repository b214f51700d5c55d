import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { FactorKind } from './factors.ts';
import { Instant, UserId } from './ids.ts';
import { Role } from './permissions.ts';

export const User = z
  .object({
    id: UserId,
    email: z.string(),
    name: z.string(),
    role: Role,
    state: z.enum(['active', 'disabled']),
    createdAt: Instant,
    lastSignInAt: Instant.nullable(),
    secondFactors: z.array(FactorKind).describe('Which kinds of second factor this person has'),
    version: z.int(),
  })
  .meta({ id: 'User' });
export type User = z.output<typeof User>;

export const Password = z.string().min(12).max(200).describe('At least 12 characters');

export const Name = z.string().trim().min(1).max(120);
const params = z.strictObject({ userId: UserId });
const version = z.looseObject({
  'if-match': z
    .string()
    .regex(/^"\d{1,15}"$/)
    .optional()
    .describe('The version of the user you saw, in quotes'),
});

export const listUsers = endpoint({
  method: 'GET',
  url: '/api/users',
  permission: 'user:view',
  summary: 'Everyone with an account',
  success: { 200: z.object({ items: z.array(User) }) },
  problems: [],
});

export const createUser = endpoint({
  method: 'POST',
  url: '/api/users',
  permission: 'user:manage',
  fresh: true,
  summary: 'Give somebody an account, and a code with which they choose their password',
  body: z.strictObject({ email: z.email().max(254), name: Name, role: Role }),
  success: {
    201: z.object({
      user: User,
      invitation: z
        .object({ code: z.string(), expiresAt: Instant })
        .describe('With this one-time code they choose their password; it is shown only here'),
    }),
  },
  problems: ['user-exists'],
});

export const updateUser = endpoint({
  method: 'PATCH',
  url: '/api/users/:userId',
  permission: 'user:manage',
  fresh: true,
  summary: "Change somebody's name, role or state; disabling signs them out and releases their cases",
  params,
  headers: version,
  body: z
    .strictObject({
      name: Name.optional(),
      role: Role.optional(),
      state: z.enum(['active', 'disabled']).optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'Name at least one change.'),
  success: { 200: z.object({ user: User }) },
  problems: ['not-found', 'user-not-changeable', 'version-mismatch', 'precondition-required'],
});

export const resetFactors = endpoint({
  method: 'POST',
  url: '/api/users/:userId/reset-factors',
  permission: 'user:manage',
  fresh: true,
  summary: "Remove somebody's authenticator app, passkeys and recovery codes, and sign them out everywhere",
  params,
  success: { 200: z.object({ user: User }) },
  problems: ['not-found', 'no-second-factor', 'user-not-changeable'],
});
