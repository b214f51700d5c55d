/** The first thing to read in a bundle: what it claims to hold, and the digest of every file, signed by the log. */
import type { Digest } from './zip.ts';

export const FORMAT = 'docket-audit-bundle/1';

/** The names of a bundle's files. */
export const FILES = {
  readme: 'README.txt',
  manifest: 'manifest.note',
  key: 'key.txt',
  checkpoints: 'checkpoints.txt',
  entries: 'entries.ndjson',
  proofs: 'proofs.ndjson',
  side: 'side.ndjson',
  consistency: 'consistency.json',
} as const;

/**
 * Which part of the log a bundle holds. A period is the unbroken run of entries from the first to the last of its
 * moments (ISO 8601, UTC, inclusive), with one neighbour on each side to show that it was not cut short.
 */
export type BundleScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'case'; readonly case: string }
  | { readonly kind: 'period'; readonly from: string; readonly to: string };

export type BundleManifest = {
  readonly format: typeof FORMAT;
  /** The log's name, as in its checkpoints. */
  readonly log: string;
  readonly scope: BundleScope;
  /** How many entries are in the bundle. */
  readonly entries: number;
  /** How many entries the log had in its newest checkpoint, to which everything in the bundle is proven. */
  readonly size: number;
  /** The size of an older checkpoint that the asker holds, and to which a consistency proof leads; null without. */
  readonly heldSize: number | null;
  readonly files: Readonly<Record<string, Digest>>;
};

/** Pretty, because people read it; without blank lines, because a blank line begins the signature. */
export function formatManifest(manifest: BundleManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Null for anything that is not a manifest of this format. */
export function parseManifest(text: string): BundleManifest | null {
  const value = parseJson(text);
  if (!isObject(value)) return null;
  const { format, log, scope, entries, size, heldSize, files } = value;
  const ok =
    format === FORMAT &&
    typeof log === 'string' &&
    isScope(scope) &&
    isCount(entries) &&
    isCount(size) &&
    (heldSize === null || isCount(heldSize)) &&
    isObject(files) &&
    Object.values(files).every(isDigest);
  // each property was just looked at
  return ok ? (value as BundleManifest) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isScope(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value.kind === 'all') return true;
  if (value.kind === 'case') return typeof value.case === 'string';
  return value.kind === 'period' && typeof value.from === 'string' && typeof value.to === 'string';
}

function isDigest(value: unknown): boolean {
  return isObject(value) && isCount(value.bytes) && typeof value.sha256 === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
