import { describe, expect, test } from 'vitest';
import { queueOf } from './queue-return.ts';

describe('the way back to the queue', () => {
  test('keeps the filters the reviewer came from', () => {
    expect(queueOf({ queue: '?q=dhondt&sort=-created' })).toBe('/queue?q=dhondt&sort=-created');
    expect(queueOf({ queue: 'q=dhondt' })).toBe('/queue?q=dhondt');
    expect(queueOf({ queue: '/queue?q=dhondt' })).toBe('/queue?q=dhondt');
  });

  test('is the whole queue when the case was opened otherwise', () => {
    expect(queueOf(null)).toBe('/queue');
    expect(queueOf({ queue: 7 })).toBe('/queue');
    expect(queueOf({ queue: '/queue' })).toBe('/queue');
  });
});
