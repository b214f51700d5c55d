import { explain } from '../explain.ts';

/** One line of the report. */
export interface Finding {
  readonly name: string;
  /** Null where there is nothing to look at, because an earlier finding stands in the way. */
  readonly ok: boolean | null;
  readonly detail: string;
  /** What to do, when it is not ok. */
  readonly advice?: string;
}

export function good(name: string, detail: string): Finding {
  return { name, ok: true, detail };
}

export function bad(name: string, detail: string, advice: string): Finding {
  return { name, ok: false, detail, advice };
}

/** Works, and could be safer. */
export function weak(name: string, detail: string, advice: string): Finding {
  return { name, ok: null, detail, advice };
}

export function skipped(name: string, detail: string): Finding {
  return { name, ok: null, detail };
}

/** A check that breaks is a finding too: the ones after it are made all the same. */
export async function look(name: string, advice: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return bad(name, explain(error).message.split('\n')[0] ?? 'failed', advice);
  }
}
