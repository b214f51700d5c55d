import { contract } from '@docket/contracts';
import type { Applier } from '../proposals/applier.ts';
import { lockPolicy, putPolicyInForce } from './put-policy-in-force.ts';

/** A policy that an administrator agreed to. */
export const applyPolicy: Applier = {
  whyVoid: async (trx, { based_on }) => {
    const { version } = await lockPolicy(trx, null);
    return version === based_on ? null : `Version ${version} of the policy is in force now.`;
  },
  apply: async (trx, deps, checker, { payload }, accord) => {
    const input = contract.changePolicy.schema.body.parse(payload);
    await putPolicyInForce(trx, deps, checker, await lockPolicy(trx, null), input, accord);
    return null;
  },
};
