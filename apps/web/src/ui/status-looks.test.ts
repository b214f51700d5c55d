import { DECISION_STATES, OUTCOMES, SESSION_STATUSES } from '@docket/contracts';
import { expect, test } from 'vitest';
import { lookOfDecision, lookOfStatus } from './status-looks.ts';

test('every known status has words and a picture of its own meaning', () => {
  for (const status of SESSION_STATUSES) {
    expect(lookOfStatus(status).label.toLowerCase()).toBe(status.toLowerCase());
  }
});

test('a status Didit adds later is shown as it is written, in no colour', () => {
  expect(lookOfStatus('Paused By Vendor')).toMatchObject({ label: 'Paused By Vendor', color: 'default' });
});

test('a status named like something every object has is still only text', () => {
  expect(lookOfStatus('constructor').label).toBe('constructor');
});

test('every decision says its outcome and where it stands, and no two say the same', () => {
  const labels = OUTCOMES.flatMap((outcome) =>
    DECISION_STATES.map((state) => lookOfDecision(outcome, state).label),
  );
  expect(new Set(labels).size).toBe(labels.length);
});
