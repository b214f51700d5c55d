import { describe, expect, test } from 'vitest';
import { slaOf } from './sla.ts';

const since = '2026-11-23T08:00:00Z';
const due = '2026-11-23T12:00:00Z';
const at = (time: string) => slaOf(Date.parse(`2026-11-23T${time}:00Z`), since, due);

describe('a review deadline', () => {
  test('is calm while more than half of the time is left', () => {
    expect(at('08:50')).toEqual({ level: 'calm', text: '3 h 10 m left' });
  });

  test('comes near at half of the time', () => {
    expect(at('10:00').level).toBe('soon');
  });

  test('is urgent in its last fifth', () => {
    expect(at('11:42')).toEqual({ level: 'urgent', text: 'due in 18 m' });
  });

  test('says how long ago it passed', () => {
    expect(at('12:42')).toEqual({ level: 'overdue', text: 'overdue 42 m' });
  });

  test('without a start is never called urgent before it has passed', () => {
    expect(slaOf(Date.parse('2026-11-23T11:59:00Z'), null, due).level).toBe('calm');
  });

  test('that does not run says so', () => {
    expect(slaOf(0, null, null)).toEqual({ level: 'none', text: 'No deadline' });
  });
});
