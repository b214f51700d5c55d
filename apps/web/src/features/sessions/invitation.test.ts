import { createSession } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, InvitationForm, languageChoices, toInvitation } from './invitation.ts';

const workflowId = '11111111-2222-4333-8444-555555555555';
const draft = { ...EMPTY_DRAFT, workflowId };

function problemsOf(given: typeof EMPTY_DRAFT): string[] {
  return (InvitationForm.safeParse(given).error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('an invitation', () => {
  test('needs a workflow and nothing else', () => {
    expect(toInvitation(draft)).toEqual({ workflowId, sendEmails: false });
    expect(problemsOf(draft)).toEqual([]);
    expect(problemsOf(EMPTY_DRAFT)).toEqual(['workflowId']);
  });

  test('carries what was typed, without the spaces around it', () => {
    const invitation = toInvitation({
      ...draft,
      vendorData: ' cust-1 ',
      firstName: 'Ada ',
      email: 'ada@mail.example',
      sendEmails: true,
    });
    expect(invitation).toEqual({
      workflowId,
      vendorData: 'cust-1',
      email: 'ada@mail.example',
      sendEmails: true,
      expected: { firstName: 'Ada' },
    });
    expect(createSession.schema.body.safeParse(invitation).success).toBe(true);
  });

  test('notifies nobody when there is no address', () => {
    expect(toInvitation({ ...draft, sendEmails: true }).sendEmails).toBe(false);
  });

  test('names every wrong field by its place in the form', () => {
    const wrong = { ...draft, email: 'ada', callback: 'javascript:alert(1)', birthDate: '1990-13-01' };
    expect(problemsOf(wrong).toSorted()).toEqual(['birthDate', 'callback', 'email']);
  });
});

test('every language has a name and fits the contract', () => {
  for (const { code, name } of languageChoices()) {
    expect(name).not.toBe(code);
    expect(createSession.schema.body.shape.language.safeParse(code).success).toBe(true);
  }
});
