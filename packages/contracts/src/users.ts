import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { FactorKind } from './factors.ts';
import { Instant, UserId } from './ids.ts';
import { Role } from './permissions.ts';
import { Because, Waits } from './proposal.ts';

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

/** Shown once, to whoever made it; Docket keeps a hash of it. */
export const OneTimeCode = z
  .object({ code: z.string(), expiresAt: Instant })
  .meta({ id: 'OneTimeCode', description: 'Good once, until it expires' });
export type OneTimeCode = z.output<typeof OneTimeCode>;

export const Password = z.string().min(12).max(200).describe('At least 12 characters');

export const Name = z.string().trim().min(1).max(120);
const params = z.strictObject({ userId: UserId });
const why = Because.optional().describe(
  'Why, for the administrator who must agree; demanded where one must, and kept nowhere else',
);
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
  success: {
    200: z.object({
      items: z.array(User),
      couldAgree: z
        .array(UserId)
        .describe(
          'Who could agree where you give somebody the role manager or admin; without any you do it alone',
        ),
    }),
  },
  problems: [],
});

export const createUser = endpoint({
  method: 'POST',
  url: '/api/users',
  permission: 'user:manage',
  fresh: true,
  summary:
    'Give somebody an account, and a code with which they choose their password; a manager or admin may have to wait (202)',
  body: z.strictObject({ email: z.email().max(254), name: Name, role: Role, because: why }),
  success: {
    201: z.object({
      user: User,
      invitation: OneTimeCode.describe(
        'With this one-time code they choose their password; it is shown only here',
      ),
    }),
    202: Waits,
  },
  problems: ['user-exists', 'change-waits'],
});

export const updateUser = endpoint({
  method: 'PATCH',
  url: '/api/users/:userId',
  permission: 'user:manage',
  fresh: true,
  summary:
    "Change somebody's name, role or state; disabling signs them out, and making them manager or admin may have to wait (202)",
  params,
  headers: version,
  body: z
    .strictObject({
      name: Name.optional(),
      role: Role.optional(),
      state: z.enum(['active', 'disabled']).optional(),
      because: why,
    })
    .refine(({ because: _, ...changes }) => Object.keys(changes).length > 0, 'Name at least one change.'),
  success: { 200: z.object({ user: User }), 202: Waits },
  problems: ['not-found', 'user-not-changeable', 'version-mismatch', 'precondition-required', 'change-waits'],
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
