/** Exit codes of every verification on a command line. */
export const VERDICT = { verified: 0, tampered: 1, unusable: 2, unanchored: 3 } as const;

const MEANINGS: readonly (readonly [code: number, meaning: string])[] = [
  [VERDICT.verified, 'verified'],
  [VERDICT.tampered, 'changed, or not what it says'],
  [VERDICT.unusable, 'nothing that can be verified'],
  [VERDICT.unanchored, 'verified, but without a checkpoint from outside (--anchor)'],
];

/** The same as lines of a text. */
export function verdictCodes(indent: string): string {
  return MEANINGS.map(([code, meaning]) => `${indent}${code}  ${meaning}`).join('\n');
}

export function verdictOf({ ok, anchored }: { readonly ok: boolean; readonly anchored: boolean }): number {
  if (!ok) return VERDICT.tampered;
  return anchored ? VERDICT.verified : VERDICT.unanchored;
}
