import { type Connection, UserId } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import { isAgreed } from './agreement.ts';
import { balanceConcern, connectionInWords, dollarsInWords, lastFourInWords } from './connection-words.ts';
import { sample } from './sample-connection.ts';
import { changerOf, changesBetween } from './what-changed.ts';

const withBalance = (balance: Partial<Connection['balance']>, environment: 'live' | 'sandbox' = 'live') =>
  sample({
    balance: { amount: '500.0000', autoRefill: false, because: null, ...balance },
    application: { id: null, name: null, environment },
  });

test('dollars are rounded to cents and grouped', () => {
  expect(dollarsInWords('1234.5600')).toBe('$1,234.56');
});

describe('a balance', () => {
  test('that is low or empty is named, unless Didit refills it or never bills', () => {
    expect(balanceConcern(withBalance({}))).toBeNull();
    expect(balanceConcern(withBalance({ amount: '24.9900' }))).toMatch(/^This is low/);
    expect(balanceConcern(withBalance({ amount: '24.9900', autoRefill: true }))).toBeNull();
    expect(balanceConcern(withBalance({ amount: '0.0000', autoRefill: true }))).toMatch(/^Nothing is left/);
    expect(balanceConcern(withBalance({ amount: '0.0000' }, 'sandbox'))).toBeNull();
  });

  test('that nobody could read is no concern of its own', () => {
    expect(balanceConcern(withBalance({ amount: null }))).toBeNull();
  });
});

test('a secret too short to show four characters of shows none', () => {
  expect(lastFourInWords(null)).toBe('••••\u2009••••');
});

test('the sentence above the page never says more than is known', () => {
  const { key, webhook } = sample();
  const at = (state: Connection['webhook']['destination']['state']) =>
    sample({ webhook: { ...webhook, destination: { ...webhook.destination, state } } });
  expect(connectionInWords(at('ok'))).toMatch(/tells Docket of every change/);
  expect(connectionInWords(at('unknown'))).toMatch(/is not known/);
  expect(connectionInWords(at('disabled'))).toMatch(/does not tell/);
  expect(connectionInWords(sample({ key: { ...key, source: 'none' } }))).toMatch(/^Not connected/);
  expect(connectionInWords(sample({ problem: 'damaged' }))).toMatch(/cannot be used/);
});

test('the agreement is the words, however they are written', () => {
  expect(isAgreed('  Other Application ')).toBe(true);
  expect(isAgreed('other')).toBe(false);
});

describe('what somebody else changed', () => {
  test('is each line that differs, with its old and new value', () => {
    const seen = sample();
    const present = sample({
      version: 8,
      key: {
        source: 'database',
        lastFour: 'Qe6A',
        changedAt: '2026-11-23T05:00:00.000Z',
        changedBy: { id: UserId.parse('0198d9a2-1f7b-7c3e-9a51-3f2c6b7d8e90'), name: 'Adam Nowak' },
      },
    });
    expect(changesBetween(seen, present)).toEqual([
      {
        name: 'API key',
        from: '••••\u2009kkkk, from the server’s environment (DIDIT_API_KEY)',
        to: '••••\u2009Qe6A, entered here; stored encrypted',
      },
    ]);
    expect(changerOf(seen, present)).toBe('Adam Nowak');
  });

  test('is nothing when only the money and the counts have moved', () => {
    const present = sample({ cases: 99, balance: { amount: '1.0000', autoRefill: null, because: null } });
    expect(changesBetween(sample(), present)).toEqual([]);
    expect(changerOf(sample(), present)).toBeNull();
  });
});
