import { contract } from '@docket/contracts';
import type { Applier } from '../proposals/applier.ts';
import { inviteUser } from './create-user.ts';
import { becomingOf, requireChangeable, saveUserChange } from './save-user-change.ts';
import { findUserByEmail, lockUserAndAdmins } from './user-store.ts';

const NewUser = contract.createUser.schema.body;
const UserChange = contract.updateUser.schema.body;

/** A manager or administrator whom another administrator agreed to: a new account, or one that is there. */
export const applyRoleGrant: Applier = {
  whyVoid: async (trx, { about, based_on, payload }) => {
    if (about === null) {
      const known = await findUserByEmail(trx, NewUser.parse(payload).email);
      return known === undefined ? null : 'Somebody has an account with this e-mail now.';
    }
    const { user } = await lockUserAndAdmins(trx, about);
    return user?.version === based_on ? null : 'The account was changed in the meantime.';
  },
  apply: async (trx, deps, checker, { about, payload }, accord) => {
    if (about === null) {
      const { invitation } = await inviteUser(trx, deps, checker, NewUser.parse(payload), accord);
      return invitation;
    }
    const becoming = becomingOf(await lockUserAndAdmins(trx, about), UserChange.parse(payload));
    requireChangeable(becoming, checker);
    await saveUserChange(trx, deps, checker, becoming, accord);
    return null;
  },
};
