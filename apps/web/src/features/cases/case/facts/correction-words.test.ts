import { Correction, FieldRow } from '@docket/contracts';
import { describe, expect, it } from 'vitest';
import { correctionLine } from './correction-words.ts';

const row = (key: string, ocr: string) =>
  FieldRow.parse({
    key,
    label: key,
    group: 'identity',
    expected: null,
    ocr,
    mrz: null,
    chip: null,
    state: 'single',
    because: null,
  });

const correction = (field: string, after: string, more: object = {}) =>
  Correction.parse({
    id: '7d1f6d5e-5a7c-4f7e-9f5e-0c4a5f1f2a10',
    changes: [{ field, label: field, before: 'Maria', after }],
    reason: 'misread',
    note: null,
    by: { id: '0b9f3a1e-1f64-4d38-8f3f-6d7f7b6c1a01', name: 'Ana Petrova' },
    at: '2026-11-02T10:30:00Z',
    state: 'told',
    because: null,
    ...more,
  });

describe('the line beneath a corrected value', () => {
  it('says what it was and who corrected it, once Didit shows it', () => {
    expect(correctionLine(row('firstName', 'Marta'), [correction('firstName', 'Marta')])).toEqual({
      before: 'Maria',
      words: 'corrected by Ana Petrova',
      isProblem: false,
    });
  });

  it('goes when Didit shows another value by now, and never stands beneath another field', () => {
    expect(correctionLine(row('firstName', 'Ines'), [correction('firstName', 'Marta')])).toBeNull();
    expect(correctionLine(row('firstName-2', 'Marta'), [correction('firstName', 'Marta')])).toBeNull();
  });

  it('says that Didit is being told, or did not take it', () => {
    const now = [correction('firstName', 'Marta', { state: 'recorded' })];
    expect(correctionLine(row('firstName', 'Maria'), now)?.words).toContain('Didit is being told');
    const refused = [correction('firstName', 'Marta', { state: 'refused', because: 'too short' })];
    expect(correctionLine(row('firstName', 'Maria'), refused)).toMatchObject({
      words: 'Didit did not take Marta, as Ana Petrova had it: too short',
      isProblem: true,
    });
  });

  it('knows kinds of documents by their name', () => {
    const line = correctionLine(row('documentType', 'Passport'), [correction('documentType', 'P')]);
    expect(line?.words).toBe('corrected by Ana Petrova');
  });
});
