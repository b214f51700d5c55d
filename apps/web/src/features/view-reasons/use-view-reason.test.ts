import { VIEW_REASON_LEAST, VIEW_REASON_MOST } from '@docket/contracts';
import { describe, expect, it } from 'vitest';
import { wrongWith } from './use-view-reason.ts';

describe('the reason for looking at a case', () => {
  it.each(['', 'Audit.', ' '.repeat(40), `${'x'.repeat(VIEW_REASON_LEAST - 1)}   `])(
    'that says nothing is refused: %j',
    (text) => {
      expect(wrongWith(text)).toContain(`${VIEW_REASON_LEAST} characters or more`);
    },
  );

  it('that nobody would read is refused', () => {
    expect(wrongWith('x'.repeat(VIEW_REASON_MOST + 1))).toBe(
      `A reason is longer than ${VIEW_REASON_MOST} characters.`,
    );
  });

  it('that says something is taken, with its blanks', () => {
    expect(wrongWith('  Complaint of 3 March, file 4711  ')).toBeUndefined();
  });
});
