import { describe, expect, test } from 'vitest';
import { allowedBy, hasLapsed, whyMakerGone, whyNoAnswer, whyNoWithdrawal } from './proposal-rules.ts';

const NOW = new Date('2026-11-30T10:00:00Z');
const WAITING = {
  state: 'waiting',
  maker_id: 'ada',
  maker_role: 'admin',
  about: null,
  expires_at: new Date(NOW.getTime() + 1),
};
const BO = { id: 'bo', role: 'admin' } as const;

describe('an answer', () => {
  test('is another administrator’s', () => {
    expect(whyNoAnswer(BO, WAITING)).toBeNull();
    for (const role of ['reviewer', 'manager', 'auditor'] as const) {
      expect(whyNoAnswer({ id: 'bo', role }, WAITING)?.code).toBe('forbidden');
    }
  });

  test('is neither the maker’s nor that of who would get the role', () => {
    expect(whyNoAnswer({ id: 'ada', role: 'admin' }, WAITING)?.code).toBe('own-proposal');
    expect(whyNoAnswer(BO, { ...WAITING, about: 'bo' })?.code).toBe('own-proposal');
    expect(whyNoAnswer(BO, { ...WAITING, about: 'cleo' })).toBeNull();
  });

  test.each(['agreed', 'refused', 'withdrawn', 'expired', 'void'])(
    'is not asked for when it is %s',
    (state) => {
      expect(whyNoAnswer(BO, { ...WAITING, state })?.code).toBe('proposal-not-waiting');
      expect(whyNoWithdrawal({ id: 'ada' }, { ...WAITING, state })?.code).toBe('proposal-not-waiting');
    },
  );

  test('comes before it lapses, which is at its last moment', () => {
    expect(hasLapsed(WAITING, NOW)).toBe(false);
    expect(hasLapsed(WAITING, WAITING.expires_at)).toBe(true);
    expect(allowedBy(null, WAITING, NOW)).toBe(true);
    expect(allowedBy(null, WAITING, WAITING.expires_at)).toHaveProperty('because');
  });
});

test('only who asked takes it back', () => {
  expect(whyNoWithdrawal({ id: 'ada' }, WAITING)).toBeNull();
  expect(whyNoWithdrawal(BO, WAITING)?.code).toBe('proposal-not-withdrawable');
});

test('it is void when its maker is disabled, gone, or in another role', () => {
  expect(whyMakerGone(WAITING, { role: 'admin', state: 'active' })).toBeNull();
  expect(whyMakerGone(WAITING, { role: 'admin', state: 'disabled' })).toContain('disabled');
  expect(whyMakerGone(WAITING, { role: 'manager', state: 'active' })).toContain('another role');
  expect(whyMakerGone(WAITING, undefined)).not.toBeNull();
});
