import { describe, expect, test } from 'vitest';
import {
  readCursor as readAuditCursor,
  writeCursor as writeAuditCursor,
} from '../features/audit/list/audit-cursor.ts';
import {
  readCursor as readQueueCursor,
  writeCursor as writeQueueCursor,
} from '../features/cases/queue/cursor.ts';
import { AppError } from './errors.ts';
import { readPosition, writePosition } from './position.ts';

// Only the secret is read of the settings.
const server = (secret: string) =>
  ({ env: { SESSION_SECRET: secret } }) as unknown as Parameters<typeof writePosition>[0];
const OURS = server('a'.repeat(64));
const ANOTHER = server('b'.repeat(64));
const LAST = { at: '2026-11-30T23:59:59.999999Z', id: '4a2f9c1e-6d1b-4c53-9a51-3f1a52a7e0c4' };

function refused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'invalid-input', fields: [{ pointer: '/querystring/cursor' }] });
    return true;
  }
}

/** Every way to change one character, to cut, to lengthen and to sign anew with another key. */
function forgeries(cursor: string): string[] {
  const changed = [...cursor].map(
    (letter, at) => `${cursor.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`,
  );
  const [text = '', signature = ''] = cursor.split('.');
  return [
    ...changed,
    text,
    `${text}.`,
    `.${signature}`,
    `${cursor}A`,
    `${cursor}.`,
    `${cursor}=`,
    ` ${cursor}`,
    '',
  ];
}

describe('a position in a list by time', () => {
  test('comes back as it was given, to the microsecond', () => {
    expect(readPosition(OURS, 'checks', writePosition(OURS, 'checks', LAST))).toEqual(LAST);
  });

  test('is refused after any change', () => {
    const cursor = writePosition(OURS, 'checks', LAST);
    for (const forged of forgeries(cursor)) {
      expect(
        refused(() => readPosition(OURS, 'checks', forged)),
        forged,
      ).toBe(true);
    }
  });

  test('is refused in another list and on another server', () => {
    const cursor = writePosition(OURS, 'checks', LAST);
    expect(refused(() => readPosition(OURS, 'bypasses', cursor))).toBe(true);
    expect(refused(() => readPosition(ANOTHER, 'checks', cursor))).toBe(true);
  });

  test.each(['.', '..', 'e30.', 'e30.e30', 'null', '\u0000', '%00', '💥.💥', '\ud83d', 'x'.repeat(10_000)])(
    'refuses whatever else is sent: %j',
    (text) => expect(refused(() => readPosition(OURS, 'checks', text))).toBe(true),
  );

  test('that we signed ourselves is refused all the same when it is no position', () => {
    for (const broken of [
      { ...LAST, at: 'yesterday' },
      { ...LAST, id: "'; drop table" },
    ]) {
      const cursor = writePosition(OURS, 'checks', broken);
      expect(refused(() => readPosition(OURS, 'checks', cursor))).toBe(true);
    }
  });
});

describe('a position in the queue', () => {
  const position = ['waiting', 1, LAST.at, LAST.id] as Parameters<typeof writeQueueCursor>[1];

  test('comes back, and is refused under another sort, after any change and on another server', () => {
    const cursor = writeQueueCursor(OURS, position);
    expect(readQueueCursor(OURS, cursor, 'waiting')).toEqual(position);
    expect(refused(() => readQueueCursor(OURS, cursor, '-waiting'))).toBe(true);
    expect(refused(() => readQueueCursor(ANOTHER, cursor, 'waiting'))).toBe(true);
    for (const forged of forgeries(cursor)) {
      expect(
        refused(() => readQueueCursor(OURS, forged, 'waiting')),
        forged,
      ).toBe(true);
    }
  });
});

describe('a position in the log', () => {
  const filter = { reads: 'true' } as const;
  const cursor = writeAuditCursor(OURS, 4711, filter);

  test('comes back, and is refused after any change and on another server', () => {
    expect(readAuditCursor(OURS, cursor, filter)).toBe(4711);
    expect(refused(() => readAuditCursor(ANOTHER, cursor, filter))).toBe(true);
    for (const forged of forgeries(cursor)) {
      expect(
        refused(() => readAuditCursor(OURS, forged, filter)),
        forged,
      ).toBe(true);
    }
  });

  // A position under one filter would skip entries under another, and nobody would see the gap.
  test.each([
    { reads: 'false' },
    { reads: 'true', actor: LAST.id },
    { reads: 'true', action: ['case.viewed'] },
    { reads: 'true', caseId: LAST.id },
    { reads: 'true', from: '2026-11-30T00:00:00.000Z' },
    { reads: 'true', to: '2026-11-30T00:00:00.000Z' },
  ])('is refused under the filter %j', (other) => {
    // The ids are the plain texts that the contract brands.
    expect(refused(() => readAuditCursor(OURS, cursor, other as typeof filter))).toBe(true);
  });

  test('cannot be used for the queue, nor the queue’s here', () => {
    expect(refused(() => readQueueCursor(OURS, cursor, 'waiting'))).toBe(true);
    expect(refused(() => readPosition(OURS, 'checks', cursor))).toBe(true);
  });

  test('below zero is none', () => {
    expect(refused(() => readAuditCursor(OURS, writeAuditCursor(OURS, -1, filter), filter))).toBe(true);
  });
});
