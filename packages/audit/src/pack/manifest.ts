/** What an evidence pack claims to hold, signed by the log. */

import type { Digest } from '../bundle/zip.ts';
import { asRecord } from '../decision-rules.ts';

export const PACK_FORMAT = 'docket-evidence-pack/1';

/** Names and folders that the verification knows; everything else in a pack is only compared with its digest. */
export const PACK = {
  readme: 'README.txt',
  verifier: 'verify.mjs',
  keyPem: 'key.pem',
  sums: 'SHA256SUMS',
  audit: 'audit/',
  receipts: 'receipts/',
} as const;

/** Something that belongs into the pack and could not be had. `digest` is its SHA-256, where the log knows it. */
export type Missing = { readonly what: string; readonly because: string; readonly digest?: string };

export type PackManifest = {
  readonly format: typeof PACK_FORMAT;
  readonly log: string;
  /** The export as the log calls it, and the case it is of. */
  readonly pack: string;
  readonly case: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
  readonly missing: readonly Missing[];
  readonly files: Readonly<Record<string, Digest>>;
};

/** Pretty, because people read it; without blank lines, because a blank line begins the signature. */
export function formatPackManifest(manifest: PackManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Null for anything that is not a manifest of this format. */
export function parsePackManifest(text: string): PackManifest | null {
  try {
    const value: unknown = JSON.parse(text);
    const { format, log, pack, case: ofCase, made, missing, files } = asRecord(value);
    const ok =
      format === PACK_FORMAT &&
      [log, pack, ofCase, made].every((part) => typeof part === 'string') &&
      Array.isArray(missing) &&
      missing.every((one) => typeof asRecord(one).what === 'string') &&
      typeof files === 'object' &&
      files !== null &&
      Object.values(files).every((file) => typeof asRecord(file).sha256 === 'string');
    // each property was just looked at
    return ok ? (value as PackManifest) : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
