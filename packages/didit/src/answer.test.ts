import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { callJson, callText, misfits } from './answer.ts';
import type { Call, Transport } from './call.ts';
import { Decision } from './decision/decision.ts';
import { findFeature } from './features.ts';
import { page, pageOrArray } from './page.ts';
import { RISK_CODES } from './risk-codes.ts';
import { SessionRow } from './session-rows.ts';
import { errorOf } from './testing/local-didit.ts';

const CANARY = 'Marta Quintela 1987-03-12';
const call: Call = { method: 'GET', operation: 'GET /v3/thing/', path: '/v3/thing/' };

const IDLE = { used: 0, background: 0, limit: 1 };

function answering(bytes: Buffer | string): Transport {
  return {
    usage: () => ({ read: IDLE, write: IDLE }),
    resume: () => undefined,
    send: async () => ({ status: 200, bytes: Buffer.from(bytes), requestId: 'req-7' }),
    close: async () => undefined,
  };
}

describe('an answer that does not fit', () => {
  it('never has its values told, whatever and wherever they are', async () => {
    const blocks = Object.keys(Decision.shape).filter((name) => name !== 'metadata');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...blocks), fc.boolean(), async (block, inside) => {
        const wrong = inside ? [{ node_id: { [CANARY.length]: CANARY } }] : { what: CANARY };
        const text = JSON.stringify({ session_id: 'x', status: 'y', [block]: wrong });
        const result = await callJson(answering(text), call, Decision).catch((error: unknown) => error);
        if (!(result instanceof Error)) return;
        expect(String(result.message) + String(result.stack)).not.toContain('Marta');
      }),
    );
  });

  it('names at most five places and counts the others', () => {
    const parsed = z.array(z.string()).safeParse([1, 2, 3, 4, 5, 6, 7]);
    expect(parsed.error && misfits(parsed.error)).toBe(
      'unexpected 0 (invalid_type), 1 (invalid_type), 2 (invalid_type), 3 (invalid_type), 4 (invalid_type) and 2 more',
    );
  });

  it('carries the request id that Didit’s support asks for', async () => {
    const error = await errorOf(callJson(answering('[]'), call, Decision));
    expect(error).toMatchObject({ kind: 'unreadable', requestId: 'req-7', status: 200 });
  });

  it('is not JSON when it is empty, cut off, or starts with a byte order mark', async () => {
    for (const text of ['', '{"session_id":"x","sta', '\ufeff{"session_id":"x","status":"y"}']) {
      const error = await errorOf(callText(answering(text), call, Decision));
      expect(error.detail).toBe('the answer is not JSON');
    }
  });
});

describe('an answer that fits', () => {
  it('keeps its text to the byte, white space and number spelling included', async () => {
    const text = '{ "session_id":"x",\n"status":"y", "n": 1.50, "u":"\\u00e9é" }';
    expect((await callText(answering(text), call, Decision)).text).toBe(text);
  });
});

describe('a page', () => {
  const row = { session_id: 'x', status: 'In Review' };

  it('reads a missing link as no further page', () => {
    const parsed = page(SessionRow).parse({ count: 1, results: [row] });
    expect(parsed).toMatchObject({ next: null, previous: null });
  });

  it('takes rows of companies beside those of persons', () => {
    const company = { ...row, session_kind: 'business', company_name: 'Tinta y Papel SL', workflow_id: null };
    const parsed = page(SessionRow).parse({ count: 2, next: null, previous: null, results: [row, company] });
    expect(parsed.results.map((entry) => entry.company_name)).toEqual([undefined, 'Tinta y Papel SL']);
  });

  it('is refused without rows, so that a changed envelope is noticed', () => {
    expect(page(SessionRow).safeParse({ count: 0, next: null, previous: null }).success).toBe(false);
    expect(pageOrArray(SessionRow).safeParse({ items: [] }).success).toBe(false);
  });
});

describe('the examples', () => {
  const folder = new URL('../fixtures/', import.meta.url);
  const decisions = readdirSync(folder)
    .filter((name) => name.startsWith('decision.'))
    .map((name) => Decision.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

  it('use only features whose spellings we know', () => {
    for (const name of decisions.flatMap((decision) => decision.features)) {
      expect(findFeature(name), name).toBeDefined();
    }
  });

  it('use only warnings we know, filed under the right feature', () => {
    const warnings = decisions.flatMap((decision) => [
      ...decision.id_verifications.flatMap((item) => item.warnings),
      ...decision.liveness_checks.flatMap((item) => item.warnings),
      ...decision.face_matches.flatMap((item) => item.warnings),
      ...decision.aml_screenings.flatMap((item) => item.warnings),
      ...decision.ip_analyses.flatMap((item) => item.warnings),
      ...decision.poa_verifications.flatMap((item) => item.warnings),
    ]);
    expect(warnings.length).toBeGreaterThan(3);
    for (const warning of warnings) {
      expect(RISK_CODES).toContain(warning.risk);
      expect(findFeature(warning.feature ?? '')?.warning).toBe(warning.feature);
    }
  });
});
