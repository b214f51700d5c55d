import { check } from '../../../../packages/tooling/verify/crash/checker.ts';
import { type Answered, judgeRecords } from '../../../api/verify/authz/recorded.ts';
import { BOOKKEEPING } from './bookkeeping.ts';
import type { Facts, Write } from './facts.ts';
import { OUTSIDE, routeOf } from './routes.ts';

export const KINDS = [
  'change without an entry',
  'disclosure without an entry',
  'answer without an id',
  'two requests under one id',
  'answer by no route of ours',
  'entry of a request that nobody saw',
  'write without an entry',
  'effect at Didit without an entry',
  'nothing was seen',
] as const;
export interface Finding {
  readonly kind: (typeof KINDS)[number];
  readonly what: string;
}

export interface Figures {
  readonly requests: number;
  readonly changes: number;
  readonly disclosures: number;
  /** Transactions of the server that changed a table which people's work stands in. */
  readonly writes: number;
  /** Effects at Didit that one of our decisions had. */
  readonly effects: number;
}

/** Holds what reached a stack, what its server wrote and what it did at Didit against its audit log. */
export function judge(facts: Facts): { figures: Figures; findings: Finding[] } {
  const answered = answeredOf(facts);
  const { demanded, missing } = judgeRecords(answered, recordedIds(facts));
  const findings = [
    ...missing.map(({ route, status, id }): Finding => {
      const kind = isChange(route) ? 'change without an entry' : 'disclosure without an entry';
      return { kind, what: `${route} answered ${status} (${id})` };
    }),
    ...judgeSight(facts),
    ...judgeIds(facts),
    ...judgeWrites(facts),
    ...judgeEffects(facts),
  ];
  const changes = demanded.filter(({ route }) => isChange(route)).length;
  return {
    figures: {
      requests: facts.requests.length,
      changes,
      disclosures: demanded.length - changes,
      writes: new Set(worksOf(facts).map(({ tx }) => tx)).size,
      effects: effectsOf(facts).length,
    },
    findings,
  };
}

/** What was answered by a route of ours for the first time; an answer that is repeated did its work then. */
export function answeredOf({ requests }: Pick<Facts, 'requests'>): Answered[] {
  return requests.flatMap(({ method, path, status, id, replayed }) => {
    const route = routeOf(method, path);
    return route === null || status === null || replayed ? [] : [{ route, status, id: id ?? '' }];
  });
}

export function recordedIds({ entries }: Pick<Facts, 'entries'>): Set<string> {
  return new Set(entries.flatMap(({ requestId }) => requestId ?? []));
}

const isChange = (route: string) => !route.startsWith('GET ');

/** A stack is asked whether it is ready and writes its people before any journey begins. */
function judgeSight({ requests, writes, plantedTx }: Facts): Finding[] {
  const seen = { requests, writes: writes.filter(({ tx }) => tx !== plantedTx) };
  return Object.entries(seen).flatMap(([what, { length }]) =>
    length === 0 ? [{ kind: 'nothing was seen', what: `no ${what} at all` }] : [],
  );
}

/** Without ids that are true, and without having seen every request, the rest would prove nothing. */
function judgeIds({ requests, entries }: Facts): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const { method, path, status, id } of requests) {
    const what = `${method} ${path} answered ${status}`;
    const route = routeOf(method, path);
    if (id !== null && seen.has(id)) findings.push({ kind: 'two requests under one id', what });
    if (id !== null) seen.add(id);
    if (status === null || status >= 400) continue;
    if (id === null) findings.push({ kind: 'answer without an id', what });
    if (route === null && !OUTSIDE.includes(`${method} ${path}`))
      findings.push({ kind: 'answer by no route of ours', what });
  }
  for (const { requestId, route, action } of entries) {
    // The operator's commands are requests of nobody's browser.
    if (requestId === null || route?.startsWith('docket ') || seen.has(requestId)) continue;
    findings.push({ kind: 'entry of a request that nobody saw', what: `${action} by ${route}` });
  }
  return findings;
}

function judgeWrites(facts: Facts): Finding[] {
  const recorded = new Set(facts.writes.flatMap(({ table, tx }) => (table === INTAKE ? tx : [])));
  return worksOf(facts)
    .filter(({ tx }) => !recorded.has(tx))
    .map(({ tx, table, op, columns }) => ({
      kind: 'write without an entry',
      what: `${op} of ${table} ${columns.join(', ')} (transaction ${tx})`,
    }));
}

export const INTAKE = 'audit.intake';

/** Writes of people's work, as far as nobody planted them. */
export function worksOf({ writes, plantedTx }: Pick<Facts, 'writes' | 'plantedTx'>): Write[] {
  return writes.filter((write) => write.table !== INTAKE && write.tx !== plantedTx && !isBookkeeping(write));
}

function isBookkeeping({ table, op, columns }: Write): boolean {
  return BOOKKEEPING.some(
    (rule) =>
      rule.table === table &&
      (rule.ops === undefined || rule.ops.includes(op)) &&
      (rule.columns === undefined ||
        (op === 'update' && columns.every((one) => rule.columns?.includes(one)))),
  );
}

function judgeEffects(facts: Facts): Finding[] {
  const { decisions: rows, entries } = facts;
  return check({ told: [], rows, effects: effectsOf(facts), entries })
    .filter(({ kind }) => kind === 'unaudited')
    .map(({ id, because }) => ({
      kind: 'effect at Didit without an entry',
      what: `decision ${id}: ${because}`,
    }));
}

function effectsOf({ effects }: Facts) {
  return effects.filter(({ comment }) => comment?.includes('[docket:'));
}
