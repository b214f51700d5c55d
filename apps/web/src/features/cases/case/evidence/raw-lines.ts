/** One line of a pretty-printed JSON document, with the path that leads to it. */
export interface RawLine {
  path: string;
  depth: number;
  text: string;
}

const INDENTED_KEY = /^[A-Za-z_$][\w$]*$/;

/** JSON as lines; each line knows its path, so that a reviewer can quote it. */
export function rawLines(value: unknown, path = '', depth = 0, prefix = '', comma = ''): RawLine[] {
  if (typeof value !== 'object' || value === null)
    return [{ path, depth, text: `${prefix}${JSON.stringify(value) ?? 'null'}${comma}` }];
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return [{ path, depth, text: `${prefix}${list ? '[]' : '{}'}${comma}` }];
  const inside = entries.flatMap(([key, child], index) =>
    rawLines(
      child,
      childPath(path, key, list),
      depth + 1,
      list ? '' : `${JSON.stringify(key)}: `,
      index === entries.length - 1 ? '' : ',',
    ),
  );
  return [
    { path, depth, text: `${prefix}${list ? '[' : '{'}` },
    ...inside,
    { path, depth, text: `${list ? ']' : '}'}${comma}` },
  ];
}

function childPath(path: string, key: string, list: boolean): string {
  if (list) return `${path}[${key}]`;
  if (!INDENTED_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Line numbers whose path or text holds the words; none for an empty search. */
export function findLines(lines: readonly RawLine[], search: string): number[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap(({ path, text }, index) =>
    text.toLowerCase().includes(wanted) || path.toLowerCase() === wanted ? [index] : [],
  );
}
