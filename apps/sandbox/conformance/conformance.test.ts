import { describe, expect, it } from 'vitest';
import { knownDifference, readDifferences } from './differences.ts';
import type { Verdict } from './judge.ts';
import { PLANTS } from './plants.ts';
import { runConformance } from './run.ts';
import { loadSpec, readSpec } from './spec.ts';
import { createValidator, sameWords } from './validate.ts';

const spec = loadSpec(new URL('./fixtures/extract.json', import.meta.url).pathname);
const failuresOf = (verdicts: Verdict[]) => verdicts.flatMap((one) => one.failures);

describe('a conformance run', () => {
  it('finds nothing wrong with the sandbox as it is', async () => {
    const verdicts = await runConformance({ spec, known: [] });
    expect(failuresOf(verdicts)).toEqual([]);
    expect(verdicts.map((one) => one.operation)).toHaveLength(3);
    expect(verdicts.reduce((sum, one) => sum + one.assertions, 0)).toBeGreaterThan(150);
  });

  it.each([
    ['wrong-type', 'session_number must be integer,null'],
    ['missing-key', "must have required property 'session_token'"],
    ['undocumented-status', 'status 202 is not documented'],
  ])('reports the planted error %s', async (name, told) => {
    const plant = PLANTS[name];
    if (plant === undefined) throw new Error(`there is no plant ${name}`);
    const verdicts = await runConformance({ spec, known: [], change: plant });
    expect(failuresOf(verdicts).join('\n')).toContain(told);
  });

  it('reports a documented refusal that is worded otherwise, unless it is excused', async () => {
    const document = JSON.parse(JSON.stringify({ openapi: '3.0.0', paths: {} }));
    const refusal = { examples: { Odd: { value: { detail: 'Go away, stranger.' } } } };
    document.paths['/system/healthcheck'] = {
      get: { responses: { '200': {}, '418': { content: { 'application/json': refusal } } } },
    };
    const odd = readSpec(document);
    const [verdict] = await runConformance({ spec: odd, known: [] });
    expect(verdict?.failures.join('\n')).toContain('the 418 "Odd" was never answered');
    const reason = 'no teapots here';
    const known = [{ operation: '*', status: '418', example: '*', reason }];
    const [excused] = await runConformance({ spec: odd, known });
    expect(excused?.excused.join('\n')).toContain(reason);
  });
});

describe('the table of differences', () => {
  it('gives a reason in every row and names operations in scope', () => {
    const rows = readDifferences(new URL('../DIFFERENCES.md', import.meta.url));
    expect(rows.length).toBeGreaterThan(3);
    expect(knownDifference(rows, 'GET /v3/workflows/', '500', null)?.reason).toContain("Didit's own");
    expect(knownDifference(rows, 'GET /v3/workflows/', '403', null)).toBeNull();
  });
});

describe('validation', () => {
  it('tells nulls where the schema forgot them from everything else', () => {
    const operation = spec.operations.get('GET /v3/session/{sessionId}/decision/');
    const documented = operation?.answers.find((answer) => answer.status === '200');
    if (documented === undefined) throw new Error('the extract has no decision');
    const validate = createValidator(spec);
    const check = (json: { [key: string]: string | number | null }) => {
      const text = JSON.stringify(json);
      return validate(documented, {
        status: 200,
        contentType: 'application/json',
        text,
        bytes: text.length,
        json,
      });
    };
    const good = { session_id: '5a1d6b0e-3c1f-4f77-9b0a-7d2c61f0a001', status: 'Approved' };
    expect(check({ ...good, vendor_data: null })).toBeNull();
    expect(check({ ...good, created_at: null })).toMatchObject({ leaf: true });
    expect(check({ ...good, created_at: 'soon' })).toMatchObject({ leaf: false });
    expect(check({ status: 'Approved' })).toMatchObject({ leaf: false });
  });

  it('compares words, not values', () => {
    expect(
      sameWords({ detail: "Hit with ID 'a' not found." }, { detail: "Hit with ID 'b' not found." }),
    ).toBe(true);
    expect(sameWords(['Amount must be at least $50.'], ['Amount must be at most $50.'])).toBe(false);
    expect(sameWords({ url: ['Taken.'] }, { url: 'Taken.' })).toBe(false);
  });
});
