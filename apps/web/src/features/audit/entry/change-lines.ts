/** One value that an action changed; null where it was not there before, or is not there after. */
export interface ChangedValue {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What differs between two JSON values, leaf by leaf, by path. Equal values are left out. */
export function changedValues(from: unknown, to: unknown): ChangedValue[] {
  const [before, after] = [leavesOf(from), leavesOf(to)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [left, right] = [before.get(path) ?? null, after.get(path) ?? null];
    return left === right ? [] : [{ path, from: left, to: right }];
  });
}

/** Lists are leaves: an element moved by one place is no change of all the others. */
function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) {
    return path === '' ? new Map() : new Map([[path, 'none']]);
  }
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path, inWords(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, child]) => [
      ...leavesOf(child, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
