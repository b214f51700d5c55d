import { contract } from '@docket/contracts';
import type { Applier } from '../proposals/applier.ts';
import { lockReasons, putReasonsInForce, requireSound } from './put-reasons-in-force.ts';

/** A catalogue that an administrator agreed to. */
export const applyReasons: Applier = {
  whyVoid: async (trx, { based_on }) => {
    const { version } = await lockReasons(trx, null);
    return version === based_on ? null : `Version ${version} of the reasons is in force now.`;
  },
  apply: async (trx, deps, checker, { payload }, accord) => {
    const input = contract.changeReasons.schema.body.parse(payload);
    const before = await lockReasons(trx, null);
    requireSound(before, input);
    await putReasonsInForce(trx, deps, checker, before, input, accord);
    return null;
  },
};
