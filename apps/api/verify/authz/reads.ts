import { contract, grantOf, ROLES } from '@docket/contracts';
import { sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { DEMO_PASSWORD } from '../../src/features/users/ensure-demo-users.ts';
import type { CallInput } from '../../test/caller.ts';
import type { Harness } from '../../test/harness.ts';
import { ask, type Tally } from './tally.ts';

/** Every route that reads, about something that is there, by every role that may: what it shows must then be on record. */
export async function readEverything(t: Harness, tally: Tally): Promise<void> {
  const inputs = await somethingOfEach(t);
  // Some of it is shown only to those who have just said that it is they.
  for (const role of ROLES)
    await t.as(role).call(contract.confirmPassword, { body: { password: DEMO_PASSWORD } });
  await sequenceAudit(t.deps);
  for (const [name, endpoint] of Object.entries(contract)) {
    const access = endpoint.config.permission;
    // The stream has no end, and the browser's way to an identity provider begins with having one.
    if (endpoint.method !== 'GET' || /^(streamEvents|startOidc|finishOidc)$/.test(name)) continue;
    for (const role of ROLES) {
      if (access !== 'public' && access !== 'signed-in' && grantOf(role, access) === null) continue;
      const { status } = await ask(t.as(role), endpoint, inputs[name] ?? {});
      // Without a running worker the server is alive and not ready.
      tally.expect(`${name} by ${role}`, name === 'getReadiness' ? 503 : 200, status);
    }
  }
}

/** What the routes that name something are asked about; all others take nothing. */
async function somethingOfEach(t: Harness): Promise<Record<string, CallInput>> {
  const caseId = await t.play('approve');
  const { body } = await t.as('manager').call(contract.getCase, { params: { caseId } });
  const media = body.evidence.documents[0].images[0];
  const claimed = await t.claimed('reviewer');
  const made = await t.as('reviewer').call(contract.approveCase, {
    params: { caseId: claimed.caseId },
    headers: t.decide(claimed.version),
    body: { reason: 'false-alarm' },
  });
  // A decision has a receipt once it is confirmed, which is after the undo window.
  t.clock.advance(t.deps.env.UNDO_MS + 1_000);
  await t.drain();
  const { body: workflows } = await t.as('admin').call(contract.listWorkflows);
  return {
    getCase: { params: { caseId } },
    getCaseMedia: { params: { caseId, mediaId: media.mediaId } },
    getCaseReport: { params: { caseId } },
    getEvidencePack: { params: { caseId } },
    previewBlock: { params: { caseId } },
    getErasure: { params: { caseId } },
    getReceipt: { params: { decisionId: made.body.decision.id } },
    listChanges: { params: { caseId }, query: { since: 1 } },
    getDecision: { params: { decisionId: made.body.decision.id } },
    listSignInsOf: { params: { userId: await t.userId('reviewer') } },
    getWorkflow: { params: { workflowId: workflows.items[0].uuid } },
  };
}
