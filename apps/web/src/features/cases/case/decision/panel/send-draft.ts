import { type CaseId, contract, type Decision } from '@docket/contracts';
import { call } from '../../../../../api/call.ts';
import type { Draft } from './draft.ts';

/**
 * Hands a decision to the server; 202 means that it is kept and will be told to Didit.
 * Errors: ProblemError, among them `version-mismatch`, `claim-lost` and `case-not-decidable`.
 */
export async function sendDraft(caseId: CaseId, draft: Draft): Promise<Decision> {
  const { decision } = await request(caseId, draft);
  return decision;
}

function request(caseId: CaseId, draft: Draft) {
  const params = { caseId };
  const headers = { 'idempotency-key': draft.key, 'if-match': `"${draft.seen.version}"` };
  const note = draft.note.trim() === '' ? undefined : draft.note.trim();
  const [reason, ...moreReasons] = draft.reasons;
  if (draft.outcome === 'approve')
    return call(contract.approveCase, {
      params,
      headers,
      body: { ...optional(reason), note },
    });
  if (draft.outcome === 'resubmit')
    return call(contract.requestResubmission, {
      params,
      headers,
      body: {
        ...optional(reason),
        note,
        steps: draft.steps.map(({ nodeId, feature, reason: own }) => ({
          nodeId,
          feature,
          ...optional(own ?? undefined),
        })),
        ...(draft.sendEmail ? { email: { address: draft.email.trim(), language: draft.language } } : {}),
      },
    });
  if (reason === undefined) throw new Error('This decision needs a reason');
  switch (draft.outcome) {
    case 'decline':
      return call(contract.declineCase, { params, headers, body: { reason, moreReasons, note } });
    case 'block':
      return call(contract.blockCase, {
        params,
        headers,
        body: { reason, note, targets: [...draft.targets] },
      });
  }
}

function optional(reason: string | undefined) {
  return reason === undefined ? {} : { reason };
}
