import * as z from 'zod';
import type { Store } from './store.ts';

/**
 * Where Didit's own descriptions disagree, a switch says which one is imitated.
 * - `auth`: what a wrong key gets. `newest` 401 (Didit docs: API errors), `july` 403 (Didit OpenAPI of July 2026).
 * - `deletion`: 200 with a body (autumn 2026), or 204 without one (July 2026).
 * - `dialect`: whether workflows may be written with the older flat flags, only with them, or either way.
 */
export const ProfileSchema = z.object({
  auth: z.enum(['newest', 'july']),
  deletion: z.enum(['200', '204']),
  dialect: z.enum(['current', 'seed', 'both']),
});
export type Profile = z.infer<typeof ProfileSchema>;

export const DEFAULT_PROFILE: Profile = { auth: 'newest', deletion: '200', dialect: 'current' };

export type ProfileSwitch = {
  read: () => Profile;
  change: (part: Partial<Profile>) => Profile;
  /** Back to what the sandbox was started with. */
  reset: () => void;
};

/** Kept in memory: a restart goes back to what the environment says. */
export function createProfile(start: Partial<Profile>): ProfileSwitch {
  const first: Profile = { ...DEFAULT_PROFILE, ...start };
  let profile = first;
  return {
    read: () => profile,
    change: (part) => {
      profile = { ...profile, ...part };
      return profile;
    },
    reset: () => {
      profile = first;
    },
  };
}

/** Money at Didit, as far as a program can notice it. */
export const BillingSchema = z.object({
  balance: z.string().regex(/^\d+\.\d{4}$/),
  auto_refill_enabled: z.boolean(),
  annual_plan: z.boolean(),
  /** Whether creating sessions fails at a balance of zero. Didit's own sandbox applications never check it. */
  enforced: z.boolean(),
});
export type Billing = z.infer<typeof BillingSchema>;

const DEFAULT_BILLING: Billing = {
  balance: '1250.0000',
  auto_refill_enabled: true,
  annual_plan: false,
  enforced: false,
};

export function readBilling(store: Store): Billing {
  const kept = store.settings.get('billing')?.value;
  return kept === undefined ? DEFAULT_BILLING : BillingSchema.parse(JSON.parse(kept));
}

export function changeBilling(store: Store, part: Partial<Billing>): Billing {
  const billing = { ...readBilling(store), ...part };
  store.settings.put({ id: 'billing', value: JSON.stringify(billing) });
  return billing;
}
