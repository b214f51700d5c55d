import { Password } from '@docket/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePassword } from './make-password.ts';

describe('a generated password', () => {
  test('has four groups of letters nobody mistakes for another, and is long enough', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 32 - 1), { minLength: 20, maxLength: 20 }), (numbers) => {
        const password = makePassword((array) => {
          array.set(numbers);
          return array;
        });
        expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/);
        expect(password).not.toMatch(/[0O1lIio]/);
        expect(Password.safeParse(password).success).toBe(true);
      }),
    );
  });

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => makePassword())).size).toBe(50);
  });
});
