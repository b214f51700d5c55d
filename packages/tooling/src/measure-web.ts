import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The agreed budget for what a browser loads before the first page shows. */
export const firstLoadBudgetKb = 250;

/** One entry of Vite's build manifest, as far as we read it. */
interface ManifestEntry {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

export interface FirstLoad {
  /** Gzipped size of every JavaScript file of the first load, in bytes, largest first. */
  files: { file: string; gzipBytes: number }[];
  totalGzipBytes: number;
}

/**
 * Measures the JavaScript that the first page needs: the entries and everything they import statically.
 * Pages that are loaded later are left out.
 * Errors: when the build has no manifest (Vite's `build.manifest`).
 */
export function measureFirstLoad(dist: string): FirstLoad {
  const path = join(dist, '.vite', 'manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: build the web app with build.manifest on.`);
  // Written by Vite in the format above.
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, ManifestEntry>;
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
  };
  for (const [key, entry] of Object.entries(manifest)) if (entry.isEntry) visit(key);
  const files = [...seen]
    .flatMap((key) => manifest[key]?.file ?? [])
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, gzipBytes: gzipSync(readFileSync(join(dist, file))).length }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
  return { files, totalGzipBytes: files.reduce((total, { gzipBytes }) => total + gzipBytes, 0) };
}

export function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

/** Prints the measurement; false when it is over the budget. */
export function reportFirstLoad(dist: string): boolean {
  const { files, totalGzipBytes } = measureFirstLoad(dist);
  for (const { file, gzipBytes } of files)
    console.log(`  ${kilobytes(gzipBytes).toFixed(1).padStart(7)} kB  ${file}`);
  const total = kilobytes(totalGzipBytes);
  const ok = total <= firstLoadBudgetKb;
  console.log(
    `First-load JS ${total} kB gzip (budget ${firstLoadBudgetKb} kB): ${ok ? 'within' : 'OVER'} the budget`,
  );
  return ok;
}
