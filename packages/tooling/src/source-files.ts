import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type CodeFacts, factsOf } from './code-facts.ts';

export interface SourceFile {
  /** Path from the root of the checkout, with forward slashes. */
  path: string;
  /** "api", "web", "sandbox", or the name of the package. */
  room: string;
  kind: 'source' | 'test';
  facts: CodeFacts;
}

const skipped = new Set([
  'node_modules',
  'dist',
  'fixtures',
  'migrations',
  'test-results',
  'playwright-report',
]);
/** Programs that attack or measure the product are its tests too, whoever starts them. */
const testFolders = /\/(test|e2e|bench|verify|testing)\//;

/** Every TypeScript file that people write: generated code, fixtures and migrations are left out. */
export async function readSources(root: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const group of ['apps', 'packages']) {
    for (const room of await readdir(join(root, group))) {
      for (const full of await list(join(root, group, room))) {
        const path = relative(root, full).replaceAll('\\', '/');
        const isTest = /\.test\.tsx?$/.test(path) || testFolders.test(path);
        const facts = factsOf(path, readFileSync(full, 'utf8'));
        files.push({ path, room, kind: isTest ? 'test' : 'source', facts });
      }
    }
  }
  return files.sort((a, b) => a.path.localeCompare(b.path));
}

async function list(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name)) found.push(...(await list(path)));
    if (entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !/\.(gen|d)\.ts$/.test(entry.name)) {
      found.push(path);
    }
  }
  return found;
}
