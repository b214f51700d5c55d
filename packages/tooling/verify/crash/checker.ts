/**
 * Judges a trial by what is on record afterwards: what people were told, our rows and audit entries, and the
 * sandbox's own ledger of what was really carried out. Knows nothing of how the trial went.
 */

/** One intent of a person: a request with its idempotency key, repeated until it was answered. */
export interface Told {
  readonly key: string;
  readonly caseId: string;
  /** What the answer 202 said; null when it was refused or never answered. */
  readonly decisionId: string | null;
  /** The answer was another one than 202: nothing may have come of it. */
  readonly refused: boolean;
  /** The maker took it back and was told that it worked. */
  readonly withdrawn: boolean;
}

export interface Row {
  readonly id: string;
  readonly caseId: string;
  readonly key: string;
  readonly state: string;
}

/** One effect in the sandbox's ledger. `at`: ISO time. */
export interface Effect {
  readonly caseId: string | null;
  readonly comment: string | null;
  readonly at: string;
}

/** One entry of the sequenced audit log about a decision; `coveredAt`: when the first checkpoint over it was signed. */
export interface Entry {
  readonly decisionId: string;
  readonly action: string;
  readonly coveredAt: string;
}

export interface Facts {
  readonly told: readonly Told[];
  readonly rows: readonly Row[];
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
}

export const VIOLATIONS = [
  'lost',
  'doubled',
  'falsely confirmed',
  'unknown effect',
  'unaudited',
  'stuck',
] as const;
export interface Violation {
  readonly kind: (typeof VIOLATIONS)[number];
  readonly id: string;
  readonly because: string;
}

/** What a decision may be from its request on, which then is the entry that tells of it. */
const FROM_THE_START = ['pending_approval'];
const STILL_MOVING = ['queued', 'sending', 'unknown'];
const REFERENCE = /\[docket:([0-9a-f-]{36})\]/;

export function check(facts: Facts): Violation[] {
  return [...checkTold(facts), ...checkEffects(facts), ...checkRows(facts)];
}

function checkTold({ told, rows }: Facts): Violation[] {
  const found: Violation[] = [];
  for (const { key, decisionId, refused, withdrawn } of told) {
    const own = rows.filter((row) => row.key === key);
    const row = own.find(({ id }) => id === decisionId);
    if (own.length > 1)
      found.push({ kind: 'doubled', id: key, because: `${own.length} decisions for one key` });
    if (decisionId !== null && row === undefined)
      found.push({ kind: 'lost', id: decisionId, because: 'acknowledged, and there is no such decision' });
    if (refused && own.length > 0)
      found.push({ kind: 'doubled', id: key, because: 'refused, and there is a decision' });
    if (withdrawn && row !== undefined && row.state !== 'withdrawn')
      found.push({ kind: 'lost', id: row.id, because: `its undo was acknowledged, and it is ${row.state}` });
  }
  return found;
}

function checkEffects({ rows, effects, entries }: Facts): Violation[] {
  const found: Violation[] = [];
  const known = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  for (const { comment, at } of effects) {
    const id = REFERENCE.exec(comment ?? '')?.[1];
    if (id === undefined) continue;
    if (seen.has(id)) found.push({ kind: 'doubled', id, because: 'carried out more than once' });
    seen.add(id);
    const state = known.get(id)?.state ?? 'not recorded';
    if (state !== 'confirmed')
      found.push({ kind: 'unknown effect', id, because: `carried out, and it is ${state}` });
    const request = entries.find((entry) => entry.decisionId === id && entry.action === 'decision.requested');
    if (request === undefined || request.coveredAt > at)
      found.push({ kind: 'unaudited', id, because: 'carried out before a checkpoint covered the request' });
  }
  for (const row of rows)
    if (row.state === 'confirmed' && !seen.has(row.id))
      found.push({ kind: 'falsely confirmed', id: row.id, because: 'confirmed, and not in the ledger' });
  return found;
}

function checkRows({ rows, entries }: Facts): Violation[] {
  const actions = new Map<string, string[]>();
  for (const { decisionId, action } of entries)
    actions.set(decisionId, [...(actions.get(decisionId) ?? []), action]);
  return rows.flatMap(({ id, state }): Violation[] => {
    if (STILL_MOVING.includes(state)) return [{ kind: 'stuck', id, because: `still ${state}` }];
    const own = actions.get(id) ?? [];
    const demanded = ['decision.requested', ...(FROM_THE_START.includes(state) ? [] : [`decision.${state}`])];
    const missing = demanded.filter((action) => !own.includes(action));
    const doubled = own.filter((action) => action === `decision.${state}`).length > 1;
    return [
      ...missing.map((action) => ({ kind: 'unaudited', id, because: `no entry ${action}` }) as const),
      ...(doubled ? [{ kind: 'unaudited', id, because: `decision.${state} more than once` } as const] : []),
    ];
  });
}

/** One violation of each kind, put into facts that have none: what the checker must find. */
export function plant(facts: Facts): Record<Violation['kind'], Facts> {
  const row = facts.rows.find(({ state }) => state === 'confirmed');
  if (row === undefined) throw new Error('there is no confirmed decision to plant anything in');
  const others = facts.rows.filter((each) => each !== row);
  const isItsOwn = ({ comment }: Effect) => comment?.includes(row.id) ?? false;
  return {
    lost: { ...facts, rows: others, effects: facts.effects.filter((effect) => !isItsOwn(effect)) },
    doubled: { ...facts, effects: [...facts.effects, ...facts.effects.filter(isItsOwn)] },
    'falsely confirmed': { ...facts, effects: facts.effects.filter((effect) => !isItsOwn(effect)) },
    'unknown effect': { ...facts, rows: [...others, { ...row, state: 'failed' }] },
    unaudited: { ...facts, entries: facts.entries.filter(({ decisionId }) => decisionId !== row.id) },
    stuck: { ...facts, rows: [...others, { ...row, state: 'unknown' }] },
  };
}
