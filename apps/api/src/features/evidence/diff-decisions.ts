/** One value that is not what it was; null where it was not there. */
export interface Difference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What moved between two readings of Didit's decision, leaf by leaf in the order of the newer one, then what went.
 * The reviews are left out: they repeat the trail, which has a place of its own.
 */
export function diffDecisions(before: unknown, after: unknown): Difference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const changed = [...now].flatMap(([path, value]) =>
    old.get(path) === value ? [] : [{ path, before: old.get(path) ?? null, after: value }],
  );
  const gone = [...old].flatMap(([path, value]) =>
    now.has(path) ? [] : [{ path, before: value, after: null }],
  );
  return [...changed, ...gone].filter((one) => one.before !== one.after);
}

function leavesOf(root: unknown): Map<string, string | null> {
  const leaves = new Map<string, string | null>();
  const walk = (value: unknown, path: string): void => {
    if (path === 'reviews') return;
    if (typeof value !== 'object' || value === null) {
      leaves.set(path, value === null || value === undefined ? null : String(value));
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
      walk(inner, `${path}${step}`);
    }
  };
  walk(root, '');
  return leaves;
}
