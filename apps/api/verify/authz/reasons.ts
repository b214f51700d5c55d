import { contract, isPermission, ROLES, rolesWithReason, VIEW_REASON_MINUTES } from '@docket/contracts';
import { sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { DEMO_PASSWORD } from '../../src/features/users/ensure-demo-users.ts';
import type { Answer } from '../../test/caller.ts';
import type { Harness } from '../../test/harness.ts';
import { casesOf, somethingOfEach } from './reads.ts';
import { ask, type Tally } from './tally.ts';

const NEEDED = 'view-reason-needed';

/**
 * Every route that the matrix gives with a reason only, about something that is there: without one, with one for another
 * case, with the one it wants, after that has run out, and in another sign-in.
 */
export async function askWithReason(t: Harness, tally: Tally): Promise<void> {
  const inputs = await somethingOfEach(t);
  const another = await t.play('approve');
  await sequenceAudit(t.deps);
  for (const role of ROLES) {
    const routes = Object.entries(contract).filter(
      ([, { config }]) =>
        isPermission(config.permission) && rolesWithReason(config.permission).includes(role),
    );
    const expectAll = async (when: string, expected: string | number) => {
      // What takes a sign-in of the last minutes beside is asked within them.
      await ask(t.as(role), contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
      for (const [name, endpoint] of routes) {
        const answer = await ask(t.as(role), endpoint, inputs[name] ?? {});
        tally.expect(`${name} by ${role} ${when}`, expected, wordOf(answer));
      }
    };
    if (routes.length === 0) continue;
    await expectAll('without a reason', NEEDED);
    await t.sayWhy(role, another);
    await expectAll('with a reason for another case', NEEDED);
    for (const caseId of casesOf(inputs)) await t.sayWhy(role, caseId);
    await expectAll('with a reason', 'shown');
    t.clock.advance(VIEW_REASON_MINUTES * 60_000);
    await expectAll('with a reason that has run out', NEEDED);
    for (const caseId of casesOf(inputs)) await t.sayWhy(role, caseId);
    t.forget(role);
    await expectAll('with a reason of another sign-in', NEEDED);
  }
}

function wordOf({ status, body }: Answer): string {
  return status < 300 ? 'shown' : String(body?.code);
}
