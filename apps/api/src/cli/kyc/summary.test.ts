import { Decision, SESSION_STATUSES } from '@docket/didit';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../exit.ts';
import type { Screen } from '../screen.ts';
import { isFinal } from './poll.ts';
import { requireSessionId } from './session-id.ts';
import { summaryLines, whatNext } from './summary.ts';

const ID = '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4';
// Only colours are asked of the screen; they are written out.
const screen = { paint: (colour: string, text: string) => `<${colour}>${text}` } as unknown as Screen;
const decision = (parts: Record<string, unknown>) =>
  Decision.parse({ session_id: ID, status: 'In Review', ...parts });
const lines = (parts: Record<string, unknown>) => summaryLines(decision(parts), screen);

describe('the summary of a decision', () => {
  test.each([
    ['Approved', 'green'],
    ['Declined', 'red'],
    ['In Review', 'yellow'],
    ['Quarantined', 'yellow'],
    ['approved', 'yellow'],
  ])('paints %s %s: only one word is green', (status, colour) => {
    expect(lines({ status })[0]).toBe(`<bold>Decision: <${colour}>${status}`);
    expect(lines({ liveness_checks: [{ status }] }).at(-1)).toContain(`<${colour}>${status}`);
  });

  test('says that nothing was checked instead of showing an empty list', () => {
    expect(lines({}).at(-1)).toBe('Nothing was checked yet.');
  });

  test('shows every check that ran, a step without a status too, and every finding under its step', () => {
    const blocks = {
      id_verifications: 'ID document',
      nfc_verifications: 'NFC chip',
      liveness_checks: 'Liveness',
      face_matches: 'Face match',
      poa_verifications: 'Proof of address',
      phone_verifications: 'Phone',
      email_verifications: 'E-mail',
      aml_screenings: 'AML screening',
      database_validations: 'Database validation',
      ip_analyses: 'IP and device',
      questionnaire_responses: 'Questionnaire',
      document_ai_documents: 'Further documents',
    };
    for (const [block, label] of Object.entries(blocks)) {
      const shown = lines({ [block]: [{ status: 'Declined' }, { status: null }] });
      expect(shown.at(-2), block).toBe(`  ${label.padEnd(20)} <red>Declined`);
      expect(shown.at(-1), block).toBe(`  ${label.padEnd(20)} <yellow>no status`);
    }
    const warnings = [
      { risk: 'DOCUMENT_EXPIRED', short_description: 'Document expired' },
      { risk: 'BRAND_NEW', short_description: null },
    ];
    expect(lines({ id_verifications: [{ status: 'Declined', warnings }] }).slice(-2)).toEqual([
      '    <yellow>! Document expired [DOCUMENT_EXPIRED]',
      '    <yellow>! BRAND_NEW',
    ]);
  });

  test('names the person and the document as far as they were read', () => {
    const person = {
      first_name: 'Łucja',
      last_name: 'Øverås',
      document_type: 'Passport',
      document_number: 'P1',
    };
    const named = lines({ vendor_data: 'c-1', id_verifications: [{ ...person, issuing_state: 'NOR' }] }).join(
      '\n',
    );
    expect(named).toMatch(/Name: +Łucja Øverås/);
    expect(named).toMatch(/Document: +Passport P1 \(NOR\)/);
    expect(named).toMatch(/Customer: +c-1/);
    const whole = lines({ id_verifications: [{ first_name: '', full_name: '王小明' }] }).join('\n');
    expect(whole).toMatch(/Name: +王小明/);
    expect(lines({ id_verifications: [{}] }).join('\n')).not.toMatch(/Name:/);
  });
});

describe('what is left to do', () => {
  test.each(SESSION_STATUSES)('after “%s” is said where somebody can do it', (status) => {
    const next = whatNext(decision({ status }));
    if (status === 'In Review') expect(next).toContain(`docket kyc approve ${ID}`);
    else if (['Not Started', 'In Progress', 'Resubmitted'].includes(status))
      expect(next).toBe('The customer has not finished.');
    else expect(next).toBeUndefined();
  });

  test('comes with the customer’s link where the key may see it', () => {
    const session_url = 'https://verify.example.test/session/x';
    expect(whatNext(decision({ status: 'Resubmitted', session_url }))).toBe(
      `The customer has not finished: ${session_url}`,
    );
  });

  test('is waited for only while it comes by itself', () => {
    const moving = SESSION_STATUSES.filter((status) => !isFinal(status));
    expect([...moving].sort()).toEqual(['Awaiting User', 'In Progress', 'Not Started', 'Resubmitted']);
    expect(isFinal('Quarantined')).toBe(false);
  });
});

describe('a session id', () => {
  test('is taken in any case and with blanks around it', () => {
    expect(requireSessionId(` ${ID.toUpperCase()}\n`)).toBe(ID);
  });

  test.each(['', ID.slice(1), `${ID}0`, ID.replaceAll('-', ''), `${ID}/../`, ID.replace('4', 'g')])(
    'is not %j',
    (typed) => expect(() => requireSessionId(typed)).toThrow(UsageError),
  );

  test('that is none is not repeated: it may be a key', () => {
    expect(() => requireSessionId('sk_live_0123456789')).toThrow(/^(?!.*0123456789)/);
  });
});
