import { parseArgs } from 'node:util';

/** A whole number from the command line: `--sessions 500`. Errors: says what is wrong with it. */
export function numberOption(name: string, fallback: number): number {
  return numberOptions({ [name]: fallback })[name] ?? fallback;
}

/** Several of them. Errors: as for one; what is not named here is refused. */
export function numberOptions<N extends string>(fallbacks: Readonly<Record<N, number>>): Record<N, number> {
  const names = Object.keys(fallbacks) as N[]; // of this record
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options, allowPositionals: false });
  const numbers = names.map((name) => [name, numberOf(name, values[name], fallbacks[name])]);
  return Object.fromEntries(numbers) as Record<N, number>; // one for each name
}

function numberOf(name: string, given: unknown, fallback: number): number {
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} takes a number, not ${String(given)}`);
  return value;
}
