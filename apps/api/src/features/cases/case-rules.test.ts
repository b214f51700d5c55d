import {
  type Allowed,
  CASE_ACTIONS,
  CASE_OUTCOMES,
  type CaseAction,
  type CaseOutcome,
  ROLES,
  type Role,
  SESSION_STATUSES,
} from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { allowedActions, type CaseFacts, isOverturn, outcomeAllowed } from './case-rules.ts';

const ME = '5f0d8c1e-6d1b-4c53-9a51-3f1a52a7e0c4';
const OTHER = { id: '7a0d8c1e-6d1b-4c53-9a51-3f1a52a7e0c9', name: 'Noa Lind' };
const MINE = { id: ME, name: 'Me' };

const FACTS: CaseFacts = {
  status: 'In Review',
  holder: MINE,
  openDecision: false,
  gone: false,
  erased: false,
  detailsRead: true,
  findingUnderway: false,
  correctionUnderway: false,
  pending: null,
  correctors: [],
};

const allowed = (role: Role, facts: Partial<CaseFacts> = {}) =>
  allowedActions(role, ME, { ...FACTS, ...facts });
const because = (answer: Allowed) => (answer === true ? 'allowed' : answer.because);

// Which outcome is open in which status, by hand: a, d, r, b for approve, decline, resubmit, block; a dash: not.
const OPEN = {
  'In Review': 'adrb',
  Resubmitted: '----',
  'Awaiting User': '----',
  'In Progress': '----',
  'Not Started': '----',
  Approved: '-d-b',
  Declined: 'a--b',
  'Kyc Expired': '--rb',
  Abandoned: '--rb',
  Expired: '----',
} as const;

describe('an outcome', () => {
  test('has a line in the table for every status that Didit has', () => {
    expect(Object.keys(OPEN).sort()).toEqual([...SESSION_STATUSES].sort());
  });

  test.each(SESSION_STATUSES.map((status) => [status, OPEN[status]] as const))(
    'is open in “%s” as the table says: %s',
    (status, open) => {
      const found = CASE_OUTCOMES.map((outcome) =>
        outcomeAllowed(outcome, { ...FACTS, status }) === true ? outcome.charAt(0) : '-',
      ).join('');
      expect(found).toBe(open);
    },
  );

  test.each([
    ['approve', 'Approved', 'The case is Approved; that cannot be turned into this.'],
    ['decline', 'Declined', 'The case is Declined; that cannot be turned into this.'],
    ['resubmit', 'Approved', 'The case is Approved; that cannot be turned into this.'],
    ['resubmit', 'Declined', 'The case is Declined; that cannot be turned into this.'],
    [
      'approve',
      'Kyc Expired',
      'The case is Kyc Expired; there is nothing to decide until Didit or the customer moves it.',
    ],
    [
      'block',
      'In Progress',
      'The case is In Progress; there is nothing to decide until Didit or the customer moves it.',
    ],
    [
      'decline',
      'Quarantined',
      'The case is Quarantined; there is nothing to decide until Didit or the customer moves it.',
    ],
    [
      'approve',
      'in review',
      'The case is in review; there is nothing to decide until Didit or the customer moves it.',
    ],
  ] as const)('%s on a case that is %s is refused: %s', (outcome, status, sentence) => {
    expect(outcomeAllowed(outcome, { ...FACTS, status })).toEqual({ because: sentence });
  });

  // The gravest reason first: whoever reads it need not come back for the next one.
  test.each([
    [{ erased: true, gone: true, openDecision: true }, 'The personal data of this case were erased'],
    [{ gone: true, openDecision: true }, 'Didit has deleted this session'],
    [{ openDecision: true, detailsRead: false }, 'A decision on this case is already on its way.'],
    [{ detailsRead: false, findingUnderway: true }, 'The details are being read from Didit'],
    [{ findingUnderway: true }, 'What was found about a hit is on its way to Didit'],
    [{ correctionUnderway: true }, 'A correction is on its way to Didit'],
  ] as const)('is refused in every status while %j: %s', (facts, sentence) => {
    for (const status of SESSION_STATUSES) {
      for (const outcome of CASE_OUTCOMES) {
        const answer = outcomeAllowed(outcome, { ...FACTS, ...facts, status });
        expect(because(answer), `${outcome} ${status}`).toContain(sentence);
      }
    }
  });

  test.each([
    ['approve', 'Declined', true],
    ['decline', 'Approved', true],
    ['resubmit', 'Approved', true],
    ['resubmit', 'Declined', true],
    ['block', 'Approved', false],
    ['block', 'Declined', false],
    ['approve', 'In Review', false],
    ['decline', 'Kyc Expired', false],
  ] as const)('%s of a case that is %s overturns a final decision: %s', (outcome, status, expected) => {
    expect(isOverturn(outcome as CaseOutcome, status)).toBe(expected);
  });
});

// Section 7 of the design: who holds the power at all, whatever the case. The holder of the case asks.
const MAY: Record<Role, readonly CaseAction[]> = {
  reviewer: [
    'claim',
    'release',
    'snooze',
    'tag',
    'note',
    'approve',
    'decline',
    'requestResubmission',
    'block',
    'correct',
  ],
  manager: [
    'claim',
    'release',
    'assign',
    'snooze',
    'tag',
    'note',
    'approve',
    'decline',
    'requestResubmission',
    'block',
    'correct',
    'report',
    'evidencePack',
  ],
  admin: [],
  auditor: ['report', 'evidencePack'],
};

describe('who holds the case in review', () => {
  test.each(ROLES)('as %s may do what the design says and nothing else', (role) => {
    const actions = allowed(role);
    expect(Object.keys(actions).sort()).toEqual([...CASE_ACTIONS].sort());
    expect(CASE_ACTIONS.filter((action) => actions[action] === true)).toEqual(MAY[role]);
  });

  test.each([
    ['reviewer', 'takeOver', 'case:take-over', 'manager'],
    ['reviewer', 'report', 'report:download', 'manager or auditor'],
    ['reviewer', 'evidencePack', 'evidence-pack:download', 'manager or auditor'],
    ['admin', 'claim', 'case:claim', 'reviewer or manager'],
    ['admin', 'approve', 'case:decide', 'reviewer or manager'],
    ['admin', 'block', 'case:block', 'reviewer or manager'],
    ['admin', 'note', 'case:note', 'reviewer or manager'],
    ['auditor', 'decline', 'case:decide', 'reviewer or manager'],
    ['auditor', 'requestResubmission', 'case:decide', 'reviewer or manager'],
    ['auditor', 'takeOver', 'case:take-over', 'manager'],
    ['reviewer', 'assign', 'case:assign', 'manager'],
  ] as const)('as %s is told about %s whom to ask', (role, action, permission, roles) => {
    const sentence = `This needs the permission ${permission}; it belongs to the role ${roles}.`;
    expect(allowed(role)[action]).toEqual({ because: sentence });
    // Whatever else is wrong with the case: claiming it would not help this person.
    expect(allowed(role, { holder: null, gone: true, erased: true })[action]).toEqual({ because: sentence });
  });
});

describe('deciding', () => {
  const decisions = ['approve', 'decline', 'requestResubmission', 'block'] as const;

  test.each(['reviewer', 'manager'] as const)('as %s needs the claim, and says who has it', (role) => {
    for (const action of decisions) {
      expect(allowed(role, { holder: null })[action]).toEqual({ because: 'Claim the case first.' });
      expect(allowed(role, { holder: OTHER })[action]).toEqual({ because: 'Noa Lind holds this case.' });
    }
  });

  test('tells what stands in the way of the case before who holds it', () => {
    expect(allowed('reviewer', { holder: OTHER, openDecision: true }).approve).toEqual({
      because: 'A decision on this case is already on its way.',
    });
  });

  test.each([
    ['approve', 'Declined'],
    ['decline', 'Approved'],
  ] as const)('to %s what is %s is for managers, with or without a claim', (action, status) => {
    const sentence = { because: 'Only a manager may ask to overturn a final decision.' };
    for (const holder of [null, MINE, OTHER]) {
      expect(allowed('reviewer', { status, holder })[action]).toEqual(sentence);
    }
    expect(allowed('manager', { status })[action]).toBe(true);
    expect(allowed('manager', { status, holder: null })[action]).toEqual({
      because: 'Claim the case first.',
    });
  });

  test('to block what is final is not an overturn', () => {
    for (const status of ['Approved', 'Declined']) expect(allowed('reviewer', { status }).block).toBe(true);
  });
});

describe('claiming', () => {
  const CLAIMABLE = ['In Review', 'Approved', 'Declined', 'Kyc Expired', 'Abandoned'];

  test.each(SESSION_STATUSES)('a case that is %s is open only where a person can do something', (status) => {
    const answer = allowed('reviewer', { status, holder: null }).claim;
    if (CLAIMABLE.includes(status)) expect(answer).toBe(true);
    else expect(because(answer)).toBe(`A case that is ${status} waits for the customer or Didit.`);
  });

  test('a case again that one holds already is allowed, another’s is not', () => {
    expect(allowed('reviewer').claim).toBe(true);
    expect(allowed('reviewer', { holder: OTHER }).claim).toEqual({ because: 'Noa Lind holds this case.' });
  });

  test('what is deleted or erased is refused for good', () => {
    expect(because(allowed('manager', { gone: true }).claim)).toContain('Didit has deleted this session');
    expect(because(allowed('manager', { gone: true, erased: true }).claim)).toContain('were erased');
  });

  test.each([
    [null, 'You do not hold this case.', 'Nobody holds this case; claim it.'],
    [MINE, 'allowed', 'You hold this case.'],
    [OTHER, 'You do not hold this case.', 'allowed'],
  ])('held by %j: giving back is “%s”, taking over is “%s”', (holder, release, takeOver) => {
    const actions = allowed('manager', { holder });
    expect([because(actions.release), because(actions.takeOver)]).toEqual([release, takeOver]);
  });
});

describe('what is not a decision', () => {
  test.each([
    ['Approved', 'allowed'],
    ['Declined', 'allowed'],
    ['In Review', 'allowed'],
    ['Kyc Expired', 'allowed'],
    ['Abandoned', 'Didit makes no report while a case is Abandoned.'],
    ['Expired', 'Didit makes no report while a case is Expired.'],
    ['Resubmitted', 'Didit makes no report while a case is Resubmitted.'],
    ['Quarantined', 'Didit makes no report while a case is Quarantined.'],
  ])('a report of a case that is %s: %s', (status, sentence) => {
    for (const role of ['manager', 'auditor'] as const) {
      expect(because(allowed(role, { status, holder: null }).report)).toBe(sentence);
    }
  });

  test('a report ends with the session and with the person’s data', () => {
    expect(because(allowed('auditor', { gone: true }).report)).toContain('Didit has deleted this session');
    expect(because(allowed('auditor', { gone: true, erased: true }).report)).toContain('were erased');
  });

  test('an evidence pack outlives the session, and needs one reading', () => {
    expect(allowed('auditor', { gone: true }).evidencePack).toBe(true);
    expect(allowed('auditor', { status: 'Not Started' }).evidencePack).toBe(true);
    expect(because(allowed('auditor', { detailsRead: false }).evidencePack)).toContain('nothing to pack yet');
  });

  test('a note can be written on any case, held or not, until it is erased', () => {
    for (const status of SESSION_STATUSES) {
      expect(allowed('reviewer', { status, holder: OTHER, gone: true, openDecision: true }).note).toBe(true);
    }
    expect(because(allowed('reviewer', { erased: true }).note)).toContain('were erased');
  });
});
