import { describe, expect, test } from 'vitest';
import { needOf } from '../src/operator-need.ts';

const ALL = { DIDIT_API_KEY: 'k', DIDIT_WEBHOOK_SECRET: 's' };

describe('npm run docket', () => {
  test('starts nothing to show help', () => {
    expect(needOf(['kyc', 'approve', '--help'], {}, true)).toBe('nothing');
    expect(needOf(['user', 'add', '-h'], {}, true)).toBe('nothing');
    expect(needOf([], {}, true)).toBe('nothing');
  });

  test('needs no database to talk to Didit, and takes the address and key of this machine', () => {
    expect(needOf(['kyc', 'full'], {}, true)).toBe('didit');
    expect(needOf(['didit', 'balance'], ALL, true)).toBe('didit');
    expect(needOf(['doctor', '--didit'], ALL, true)).toBe('didit');
  });

  test('is content with an API key alone', () => {
    expect(needOf(['kyc', 'full'], { DIDIT_API_KEY: 'k' }, true)).toBe('nothing');
    expect(needOf(['kyc', 'approve', 'id'], { DIDIT_API_KEY: 'k' }, true)).toBe('nothing');
  });

  test('decides through the Docket of this machine where there is one', () => {
    for (const verb of ['approve', 'decline', 'resubmit', 'block', 'pdf']) {
      expect(needOf(['kyc', verb, 'id'], {}, true)).toBe('docket');
      expect(needOf(['kyc', verb, 'id'], { ...ALL, DATABASE_URL: 'postgres://x' }, false)).toBe('docket');
      expect(needOf(['kyc', verb, 'id'], {}, false)).toBe('didit');
    }
  });

  test('brings everything for what concerns Docket itself', () => {
    for (const args of [['user', 'list'], ['audit', 'verify'], ['doctor'], ['import'], ['reconcile']]) {
      expect(needOf(args, {}, false)).toBe('docket');
    }
  });
});
