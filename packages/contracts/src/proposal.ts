import * as z from 'zod';
import { Allowed } from './allowed.ts';
import { Instant, UserId } from './ids.ts';
import { Role } from './permissions.ts';
import { policySettings } from './policy-settings.ts';
import { Reason } from './reason.ts';

export const PROPOSAL_KINDS = ['role-grant', 'policy', 'reasons'] as const;
export const ProposalKind = z.enum(PROPOSAL_KINDS);
export type ProposalKind = z.output<typeof ProposalKind>;

export const PROPOSAL_STATES = ['waiting', 'agreed', 'refused', 'withdrawn', 'expired', 'void'] as const;
export const ProposalState = z.enum(PROPOSAL_STATES);
export type ProposalState = z.output<typeof ProposalState>;

/** As long as a decision waits for its second person by the policy as shipped. */
export const PROPOSAL_HOURS = 72;

export const ProposalId = z.uuid().toLowerCase().brand<'ProposalId'>().describe('Proposal id');
export type ProposalId = z.output<typeof ProposalId>;

/** Why something is asked for; whoever must agree reads it. */
export const Because = z.string().trim().min(1).max(500);

const AccountState = z.enum(['active', 'disabled']);
const Account = z.object({ name: z.string(), role: Role, state: AccountState });

/** Roles that nobody gives alone while there is another administrator. */
const GRANTED_BY_TWO: readonly Role[] = ['manager', 'admin'];

interface Standing {
  readonly role: Role;
  readonly state: z.output<typeof AccountState>;
}

/** Whether somebody gets the rights of such a role by this: a new account has `from` null. */
export function isRoleGrant(from: Standing | null, to: Standing): boolean {
  if (!GRANTED_BY_TWO.includes(to.role)) return false;
  return from?.role !== to.role || (from.state === 'disabled' && to.state === 'active');
}

/** What would be another way, before and after. Of the catalogue only the reasons that differ. */
export const ProposedChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('role-grant'),
    person: z.object({ id: UserId.nullable().describe('null: no account yet'), email: z.string() }),
    before: Account.nullable().describe('null: no account yet'),
    after: Account,
  }),
  z.object({
    kind: z.literal('policy'),
    before: z.object(policySettings),
    after: z.object(policySettings),
  }),
  z.object({
    kind: z.literal('reasons'),
    before: z.array(Reason),
    after: z.array(Reason),
    reordered: z.boolean().describe('People choose in another order'),
  }),
]);
export type ProposedChange = z.output<typeof ProposedChange>;

const Person = z.object({ id: UserId, name: z.string() });

/** What one person asked for and a second administrator has to agree to, and what came of it. */
export const Proposal = z
  .object({
    id: ProposalId,
    version: z.int().describe('For If-Match; one more with each change of state'),
    state: ProposalState,
    change: ProposedChange,
    basedOn: z
      .int()
      .nullable()
      .describe('The version of what would be changed; null for an account that does not exist yet'),
    digest: z.string().describe('SHA-256 of the canonical form of what would be applied'),
    because: z.string(),
    maker: Person,
    madeAt: Instant,
    expiresAt: Instant,
    checker: Person.nullable(),
    answer: z.string().nullable().describe('Why it was refused, or why it is void'),
    decidedAt: Instant.nullable(),
    allowed: z.object({ agree: Allowed, refuse: Allowed, withdraw: Allowed }),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.output<typeof Proposal>;

/** What a write answers that is not in force yet: with 202. */
export const Waits = z.object({ proposal: Proposal });
