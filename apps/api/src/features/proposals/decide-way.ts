import type { ProposalKind } from '@docket/contracts';
import type { Db, Trx } from '@docket/db';
import type { Actor } from '../../http/authenticate.ts';
import { wayOf, whoCouldAgree } from './agreement-rules.ts';
import { findActiveAdmins, lockPeople } from './proposal-store.ts';

/** Whether this is put in force by its maker alone or waits; who could agree is locked until the end of the transaction. */
export async function decideWay(
  trx: Trx,
  actor: Actor,
  asked: { kind: ProposalKind; about: string | null },
): Promise<'alone' | 'waits'> {
  const people = await lockPeople(trx, [actor.id]);
  const admins = people.filter(({ role, state }) => role === 'admin' && state === 'active');
  return wayOf(
    actor,
    asked,
    admins.map(({ id }) => id),
  );
}

/** What the screen says before somebody presses: whether it would wait. */
export async function needsAgreement(db: Db, actor: Actor, kind: ProposalKind): Promise<boolean> {
  return wayOf(actor, { kind, about: null }, await findActiveAdmins(db)) === 'waits';
}

/** Administrators who could agree to what this person asks for. */
export async function findAgreers(db: Db, actor: Pick<Actor, 'id'>): Promise<string[]> {
  return whoCouldAgree(actor.id, { about: null }, await findActiveAdmins(db));
}
