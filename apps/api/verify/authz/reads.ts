import { randomUUID } from 'node:crypto';
import { contract, grantOf, ROLES } from '@docket/contracts';
import { sequenceAudit } from '../../src/features/audit/sequencer/sequence-audit.ts';
import { DEMO_PASSWORD } from '../../src/features/users/ensure-demo-users.ts';
import type { CallInput } from '../../test/caller.ts';
import type { Harness } from '../../test/harness.ts';
import { askForPolicy } from './ask-for-policy.ts';
import { ask, type Tally } from './tally.ts';

/** Every route that reads, about something that is there, by every role that may: what it shows must then be on record. */
export async function readEverything(t: Harness, tally: Tally): Promise<void> {
  const inputs = await somethingOfEach(t);
  for (const caseId of casesOf(inputs)) await t.sayWhy('auditor', caseId);
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
export async function somethingOfEach(t: Harness): Promise<Record<string, CallInput>> {
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
  // A manager is shown only what they asked for themselves.
  const proposalId = randomUUID();
  await askForPolicy(t, proposalId, 'manager');
  const ofDecision = { decisionId: made.body.decision.id, caseId: claimed.caseId };
  return {
    getCase: { params: { caseId } },
    getCaseMedia: { params: { caseId, mediaId: media.mediaId } },
    getCaseReport: { params: { caseId } },
    getEvidencePack: { params: { caseId } },
    previewBlock: { params: { caseId } },
    getErasure: { params: { caseId } },
    getProposal: { params: { proposalId } },
    getReceipt: { params: ofDecision },
    listChanges: { params: { caseId }, query: { since: 1 } },
    readCaseAgain: { params: { caseId } },
    getDecision: { params: ofDecision },
    listSignInsOf: { params: { userId: await t.userId('reviewer') } },
    getWorkflow: { params: { workflowId: workflows.items[0].uuid } },
  };
}

/** Which cases these are about; of a decision its case is given beside, which the route does not ask for. */
export function casesOf(inputs: Readonly<Record<string, CallInput>>): string[] {
  return [...new Set(Object.values(inputs).flatMap(({ params }) => params?.caseId ?? []))];
}
