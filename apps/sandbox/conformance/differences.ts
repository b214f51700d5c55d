import { readFileSync } from 'node:fs';

/** A row of DIFFERENCES.md: what the sandbox knowingly does not show, and why. `*` stands for anything. */
export type KnownDifference = { operation: string; status: string; example: string; reason: string };

const START = '<!-- conformance:start -->';
const END = '<!-- conformance:end -->';

/** @throws Error when the table is missing or a row has no reason */
export function readDifferences(file: string | URL): KnownDifference[] {
  const text = readFileSync(file, 'utf8');
  const [, after] = text.split(START);
  const table = after?.split(END)[0];
  if (table === undefined) throw new Error('DIFFERENCES.md has no conformance table');
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  // The first two lines are the heads and the rule below them.
  return rows.slice(2).map((line) => {
    const [operation = '', status = '', example = '', reason = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replace(/^`|`$/g, ''));
    if (reason === '') throw new Error(`DIFFERENCES.md gives no reason for ${operation} ${status}`);
    return { operation, status, example, reason };
  });
}

export function knownDifference(
  known: KnownDifference[],
  operation: string,
  status: string,
  example: string | null,
): KnownDifference | null {
  const covers = (pattern: string, value: string) => pattern === '*' || pattern === value;
  return (
    known.find(
      (row) =>
        covers(row.operation, operation) && covers(row.status, status) && covers(row.example, example ?? '*'),
    ) ?? null
  );
}
