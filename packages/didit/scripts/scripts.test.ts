import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../src/canonical-json.ts';
import { examplesOf, OpenApiDocument } from './openapi-document.ts';
import { OPERATIONS } from './operations.ts';
import { RandomPayloads } from './random-payloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'didit-scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

async function run(script: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

/** A document with every operation of the client, each with one answer that is understood. */
function smallDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(OPERATIONS)) {
    const [method = '', path = ''] = name.split(' ');
    const example = { detail: 'Not found.' };
    const responses = { 404: { content: { 'application/json': { example } } }, 204: {} };
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses } };
  }
  const balance = { 'application/json': { examples: { plain: { value: { balance: '1.0000' } } } } };
  const filters = [
    'limit offset session_kind status vendor_data search workflow_id country date_from date_to warning',
    'organization_name document_type document_name region didit_internal_id euuid session_type api_service',
    'screened_full_name status_initialized_as_in_review is_kyc_to_be_reviewed',
  ];
  const query = (names: string[]) => names.map((name) => ({ in: 'query', name }));
  const parameters: Record<string, string[]> = {
    'GET /v3/sessions/': filters.flatMap((line) => line.split(' ')),
    'PATCH /v3/session/{sessionId}/update-data/': ['node_id'],
    'PATCH /v3/session/{sessionId}/update-poa-data/': ['node_id'],
  };
  for (const name of Object.keys(OPERATIONS)) {
    const [method = '', path = ''] = name.split(' ');
    const operation = paths[path]?.[method.toLowerCase()];
    const paging = method === 'GET' ? ['limit', 'offset'] : [];
    Object.assign(operation ?? {}, { parameters: query(parameters[name] ?? paging) });
  }
  Object.assign(paths['/v3/billing/balance/']?.get ?? {}, { responses: { 200: { content: balance } } });
  return { openapi: '3.1.0', paths };
}

describe('random payloads', () => {
  const many = (seed: number, count: number) => {
    const payloads = new RandomPayloads(seed);
    return Array.from({ length: count }, () => payloads.next());
  };

  it('are the same again for the same seed, and others for another', () => {
    expect(many(7, 50)).toEqual(many(7, 50));
    expect(many(7, 50)).not.toEqual(many(8, 50));
  });

  it('are JSON, keep their meaning in canonical form, and reach the places where languages part', () => {
    const texts = many(1, 3_000);
    for (const text of texts) {
      const canonical = canonicalise(text);
      expect(JSON.parse(canonical)).toEqual(withoutMinusZero(JSON.parse(text)));
      expect(canonicalise(canonical)).toBe(canonical);
    }
    const all = texts.join('').toLowerCase();
    const traps = ['1e-5', '0.00001', '-0.0', '\\ud83d\\ude00', '\u{10ffff}', '\\u2028', '9007199254740993'];
    expect(traps.filter((trap) => !all.includes(trap))).toEqual([]);
  });
});

function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('the comparison with Python', () => {
  it('explains itself when asked, and refuses a count that is none', async () => {
    expect(await run('compare-canonical.ts', '--help')).toMatchObject({ code: 0 });
    const refused = await run('compare-canonical.ts', '--count', 'many');
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('--count') });
  }, 30_000);
});

describe('an OpenAPI document', () => {
  it('gives its operations, their examples and the keys of their bodies', () => {
    const schema = { $ref: '#/components/schemas/Write' };
    const write = { requestBody: { content: { 'application/json': { schema } } } };
    const content = { 'application/json': { example: [1], examples: { two: { value: { a: 2 } } } } };
    const responses = { 200: { content }, 204: {} };
    const file = fileWith('document.json', {
      paths: { '/x/': { parameters: [], get: { responses }, post: { ...write, responses: {} } } },
      components: { schemas: { Write: { properties: { a: {}, b: {} } } } },
    });
    const document = new OpenApiDocument(file);
    expect([...document.operations.keys()]).toEqual(['GET /x/', 'POST /x/']);
    const [get, post] = [...document.operations.values()];
    expect(get && examplesOf(get)).toEqual([
      { status: 200, name: 'two', value: { a: 2 } },
      { status: 200, name: 'example', value: [1] },
    ]);
    expect(post && document.bodyKeys(post)).toEqual(['a', 'b']);
    expect(get && document.bodyKeys(get)).toBeNull();
  });
});

describe('the check against an OpenAPI document', () => {
  it('ends well when every operation, filter and answer fits', async () => {
    const { code, output } = await run(
      'check-openapi-examples.ts',
      '--spec',
      fileWith('fits.json', smallDocument()),
    );
    expect(output).toContain(`${Object.keys(OPERATIONS).length} operations`);
    expect(output).not.toContain('FAIL');
    expect(code).toBe(0);
  }, 60_000);

  it('reports a missing operation, an answer that is not understood and a filter that cannot be sent', async () => {
    const document = smallDocument();
    delete document.paths['/v3/billing/top-up/'];
    const wrong = { 'application/json': { example: { balance: 12 } } };
    Object.assign(document.paths['/v3/billing/balance/']?.get ?? {}, {
      responses: { 200: { content: wrong } },
    });
    const parameters = [{ in: 'query', name: 'colour' }];
    Object.assign(document.paths['/v3/sessions/']?.get ?? {}, { parameters });
    const { code, output } = await run(
      'check-openapi-examples.ts',
      '--spec',
      fileWith('wrong.json', document),
    );
    expect(output).toContain('FAIL POST /v3/billing/top-up/\n       the document has no such operation');
    expect(output).toContain('FAIL GET /v3/billing/balance/');
    expect(output).toContain('unexpected balance (invalid_type)');
    expect(output).toContain('filters that cannot be sent: colour');
    expect(output).toContain('the query region is not in the document');
    expect(code).toBe(1);
  }, 60_000);

  it('asks for its document', async () => {
    expect(await run('check-openapi-examples.ts')).toMatchObject({ code: 2 });
  }, 30_000);
});
