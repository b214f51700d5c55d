import { describe, expect, test } from 'vitest';
import { handoverOf, noticeOfOidc } from './door-notice.ts';

describe('what the identity provider’s door says', () => {
  test.each(['refused', 'failed', 'unavailable'])('has words for “%s”', (ending) => {
    expect(noticeOfOidc(ending)).toMatchObject({ severity: 'error', text: expect.stringMatching(/\.$/) });
  });

  test.each([null, '', 'Refused', 'constructor', 'toString', '<b>'])('has none for %j', (ending) => {
    expect(noticeOfOidc(ending)).toBeNull();
  });
});

describe('what another page of the door hands over', () => {
  test('is believed only when it is whole', () => {
    expect(handoverOf({ email: 'a@b.test', text: 'Welcome.', more: 1 })).toEqual({
      email: 'a@b.test',
      text: 'Welcome.',
    });
  });

  test.each([
    null,
    undefined,
    'text',
    5,
    {},
    { email: 'a@b.test' },
    { email: 1, text: 'x' },
    { email: 'a', text: null },
  ])('is nothing when it is %j', (state) => expect(handoverOf(state)).toBeNull());
});
