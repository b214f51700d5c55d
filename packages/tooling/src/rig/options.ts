import { parseArgs } from 'node:util';

/** A whole number from the command line: `--sessions 500`. Errors: says what is wrong with it. */
export function numberOption(name: string, fallback: number): number {
  const { values } = parseArgs({ options: { [name]: { type: 'string' } }, allowPositionals: false });
  const given = values[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} takes a number, not ${String(given)}`);
  return value;
}
