// A scoped key or a workflow's response restrictions null out single values of a decision, so every reader
// goes through these few functions instead of trusting a leaf to be there.

type Maybe<T> = T | null | undefined;

/** The text without surrounding blanks; null when there is none. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** The first value that says something, or null. */
export function firstText(...values: unknown[]): string | null {
  for (const value of values) {
    const found = text(value);
    if (found !== null) return found;
  }
  return null;
}

/** The texts that say something, joined; null when none does. */
export function joined(separator: string, ...values: unknown[]): string | null {
  return text(texts(values).join(separator));
}

/** One text, a list of texts or nothing, always as a list: data providers behind Didit disagree on the form. */
export function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => text(one) ?? []);
}

export function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function integer(value: unknown): number | null {
  return Number.isSafeInteger(value) ? Number(value) : null;
}

export function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** A block is null, missing or empty while the workflow has not produced it; all three read as no items. */
export function items<T>(block: Maybe<readonly Maybe<T>[]>): T[] {
  return (block ?? []).filter((item) => item !== null && item !== undefined);
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** Didit's word for a status, or "Unknown" where the word itself was withheld. */
export function statusWord(value: unknown): string {
  return text(value) ?? 'Unknown';
}

/** A link a person may follow. Anything but a web address (for example `javascript:`) is dropped. */
export function webLink(value: unknown): string | null {
  const link = text(value);
  return link !== null && /^https?:\/\//i.test(link) ? link : null;
}
