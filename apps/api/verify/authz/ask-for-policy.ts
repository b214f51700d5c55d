import { contract } from '@docket/contracts';
import { digestOf } from '../../src/features/proposals/propose.ts';
import type { Harness, Person } from '../../test/harness.ts';

/**
 * A policy that somebody asked for and that waits, in place of whichever waited. Written down past the server: there is
 * one administrator, and what they ask for would not wait.
 */
export async function askForPolicy(t: Harness, id: string, maker: Person): Promise<void> {
  const { body } = await t.as(maker).call(contract.getPolicy);
  const { rules, expiryHours, blind, undoSeconds, version } = body.policy;
  const payload = { rules, expiryHours, blind, undoSeconds, because: 'To be tried.' };
  const { because } = payload;
  const now = t.clock.now();
  await t.db
    .updateTable('proposals')
    .set({ state: 'expired', decided_at: now })
    .where('state', '=', 'waiting')
    .execute();
  await t.db
    .insertInto('proposals')
    .values({
      id,
      kind: 'policy',
      based_on: version,
      was: JSON.stringify(payload),
      payload: JSON.stringify(payload),
      digest: digestOf({ kind: 'policy', about: null, basedOn: version, payload, because }),
      because,
      maker_id: await t.userId(maker),
      maker_role: maker,
      state: 'waiting',
      created_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
}
