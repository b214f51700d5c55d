import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as contracts from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

const SRC = resolve(import.meta.dirname, '../src');

interface Import {
  readonly file: string;
  /** Below src for our own files, else the package's name. */
  readonly target: string;
  readonly isOwn: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('/testing.ts'))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => {
    const isOwn = specifier.startsWith('.');
    const target = isOwn ? relative(SRC, resolve(SRC, dirname(file), specifier)) : specifier;
    return { file, target, isOwn };
  });
}

/** `features/cases/lock-case.ts` belongs to `cases`; files outside features/ to none. */
function featureOf(path: string): string | null {
  return /^features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Lower rooms know nothing of higher ones. */
function floorOf(path: string): number {
  if (path.startsWith('http/')) return 1;
  if (path.startsWith('features/')) return 2;
  if (path === 'app.ts' || path === 'run-worker.ts') return 3;
  if (['main.ts', 'worker.ts', 'cli.ts'].includes(path) || path.startsWith('cli/')) return 4;
  return 0;
}

const files = sourceFiles(SRC);
const imports = files.flatMap(importsOf);
const own = imports.filter(({ isOwn }) => isOwn);
const shown = ({ file, target }: Import) => `${file} imports ${target}`;

describe('the rooms of the API', () => {
  test('are read completely, so that the rules below are not true of nothing', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(own.length).toBeGreaterThan(200);
  });

  test('import only our packages that a server may use, never the web app or the local Didit', () => {
    const allowed = [
      '@docket/contracts',
      '@docket/didit',
      '@docket/db',
      '@docket/audit',
      '@docket/audit/bundle',
      '@docket/audit/exit-codes',
      '@docket/audit/pack',
      '@docket/audit/receipt',
    ];
    const ours = imports.filter(({ target }) => /^(@docket\/|web$|web\/|sandbox)/.test(target));
    const wrong = ours.filter(({ target }) => !allowed.includes(target));
    expect(wrong.map(shown)).toEqual([]);
    expect(own.filter(({ target }) => target.startsWith('..')).map(shown)).toEqual([]);
  });

  test('never turn back: http knows no feature, features no app, the app no process', () => {
    const wrong = own.filter(({ file, target }) => floorOf(target) > floorOf(file));
    expect(wrong.map(shown)).toEqual([]);
  });

  test('keep each store inside its feature', () => {
    const stores = own.filter(({ target }) => target.endsWith('-store.ts'));
    const wrong = stores.filter(({ file, target }) => featureOf(file) !== featureOf(target));
    expect(stores.length).toBeGreaterThan(10);
    expect(wrong.map(shown)).toEqual([]);
  });

  test('have features that call each other in one direction only', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of own) {
      const [from, to] = [featureOf(file), featureOf(target)];
      if (from === null || to === null || from === to) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    expect(edges.size).toBeGreaterThan(5);
    expect(circlesIn(edges)).toEqual([]);
  });

  test('have no file cycle either, also not through http', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of own) edges.set(file, (edges.get(file) ?? new Set()).add(target));
    expect(circlesIn(withoutTypeImports(edges))).toEqual([]);
  });
});

/** A type is erased before the program runs, so `import type` cannot make a cycle that matters. */
function withoutTypeImports(edges: Map<string, Set<string>>): Map<string, Set<string>> {
  return new Map(
    [...edges].map(([file, targets]) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      const isValue = (target: string) =>
        new RegExp(`^(?:import|export) (?!type )[^;]*${basename(target).replaceAll('.', '\\.')}'`, 'm').test(
          text,
        );
      return [file, new Set([...targets].filter(isValue))];
    }),
  );
}

/** Each circle once, as the path that closes it. */
function circlesIn(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (at: string, path: readonly string[]): void => {
    const start = path.indexOf(at);
    if (start >= 0) {
      found.add([...path.slice(start), at].join(' → '));
      return;
    }
    if (done.has(at)) return;
    for (const next of edges.get(at) ?? []) walk(next, [...path, at]);
    done.add(at);
  };
  for (const from of edges.keys()) walk(from, []);
  return [...found];
}

/** `│   └── /verify (POST)` under `├── /api/audit (GET, HEAD)` is POST /api/audit/verify; a part need not begin with `/`. */
function printedRoutes(tree: string): string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([│├└─\s]*)(\S+) \(([^)]*)\)/.exec(line) ?? [];
    if (part === '') return [];
    path.length = indent.length / 4 - 1;
    path.push(part);
    const known = methods.split(', ').filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
    return known.map((method) => `${method} ${path.join('')}`);
  });
}

describe('the contracts and the app', () => {
  let t: Harness;
  beforeAll(async () => {
    t = await startHarness();
  });
  afterAll(() => t.close());

  const endpoints = Object.entries(contracts.contract);
  const addressOf = ({ method, url }: { method: string; url: string }) => `${method} ${url}`;

  test('are the same list: every contract is served, and nothing is served without one', () => {
    const served = printedRoutes(t.app.printRoutes({ commonPrefix: false }));
    const withoutContract = ['GET /api/openapi.json', 'GET /api/docs', 'POST /webhooks/didit/:destinationId'];
    const promised = endpoints.map(([, endpoint]) => addressOf(endpoint));
    expect([...served].sort()).toEqual([...promised, ...withoutContract].sort());
  });

  test('call an act by one name: each contract has a function of its name in the features', () => {
    const text = files
      .filter((file) => file.startsWith('features/'))
      .map((file) => readFileSync(join(SRC, file), 'utf8'))
      .join('\n');
    // Answered from settings or by the connection itself, in the route: there is no step to name.
    const answeredInRoute = ['getEnvironment', 'getLiveness', 'getReadiness', 'streamEvents', 'getMe'];
    const missing = endpoints
      .map(([name]) => name)
      .filter((name) => !answeredInRoute.includes(name))
      .filter((name) => !new RegExp(`export (async )?function ${name}\\b`).test(text));
    expect(missing).toEqual([]);
  });

  test('name every use case file by its act', () => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const sharedFiles = new Map([
      ['createWorkflow', 'change-workflow.ts'],
      ['updateWorkflow', 'change-workflow.ts'],
      ['deleteWorkflow', 'change-workflow.ts'],
    ]);
    for (const [name] of endpoints) {
      const declaring = files.find((file) =>
        new RegExp(`export (async )?function ${name}\\b`).test(readFileSync(join(SRC, file), 'utf8')),
      );
      if (declaring === undefined) continue;
      expect(basename(declaring), name).toBe(sharedFiles.get(name) ?? `${kebab(name)}.ts`);
    }
  });
});
