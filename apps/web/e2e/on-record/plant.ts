import { plantLosses } from '../../../api/verify/authz/recorded.ts';
import type { Facts } from './facts.ts';
import { answeredOf, INTAKE, judge, KINDS, recordedIds, worksOf } from './judge.ts';

type Kind = (typeof KINDS)[number];
interface Planted {
  readonly name: string;
  readonly kind: Kind;
  readonly facts: Facts;
}

/**
 * Whether the judge sees: each kind of violation is put into what was found, of each route and each table one, and must
 * be reported besides what was reported before. Returns what was not.
 */
export function plantAll(facts: Facts): { planted: number; unseen: string[] } {
  const before = countKinds(facts);
  const losses = plantLosses(answeredOf(facts), recordedIds(facts));
  const others = [...plantSight(facts), ...plantIds(facts), ...plantWrites(facts), ...plantEffects(facts)];
  const unseen = others.filter(({ kind, facts: spoilt }) => countKinds(spoilt)[kind] <= before[kind]);
  return {
    planted: losses.planted + others.length,
    unseen: [...losses.unseen, ...unseen.map(({ kind, name }) => `${kind}: ${name}`)],
  };
}

function countKinds(facts: Facts): Record<Kind, number> {
  const { findings } = judge(facts);
  const counts = KINDS.map((kind) => [kind, findings.filter((one) => one.kind === kind).length]);
  return Object.fromEntries(counts) as Record<Kind, number>; // one for each kind
}

function plantSight(facts: Facts): Planted[] {
  const kind = 'nothing was seen';
  return [
    { name: 'requests', kind, facts: { ...facts, requests: [] } },
    { name: 'writes', kind, facts: { ...facts, writes: [] } },
  ];
}

function plantIds(facts: Facts): Planted[] {
  const { requests } = facts;
  const recorded = recordedIds(facts);
  const victim = requests.find(
    ({ id, status }) => id !== null && recorded.has(id) && status !== null && status < 300,
  );
  if (victim === undefined) return [];
  const others = requests.filter((request) => request !== victim);
  const name = `${victim.method} ${victim.path}`;
  const hidden = { ...victim, path: '/api/hidden' };
  return [
    {
      name,
      kind: 'answer without an id',
      facts: { ...facts, requests: [...others, { ...victim, id: null }] },
    },
    { name, kind: 'two requests under one id', facts: { ...facts, requests: [...requests, victim] } },
    { name, kind: 'answer by no route of ours', facts: { ...facts, requests: [...others, hidden] } },
    { name, kind: 'entry of a request that nobody saw', facts: { ...facts, requests: others } },
  ];
}

/** Of each table one transaction whose entry is taken away; and the one that really had none. */
function plantWrites(facts: Facts): Planted[] {
  const kind = 'write without an entry';
  const victims = new Map(worksOf(facts).map((write) => [write.table, write]));
  return [
    { name: 'by the server’s own login', kind, facts: { ...facts, plantedTx: '' } },
    ...[...victims].map(([table, { tx }]): Planted => {
      const writes = facts.writes.filter((write) => write.table !== INTAKE || write.tx !== tx);
      return { name: table, kind, facts: { ...facts, writes } };
    }),
  ];
}

function plantEffects(facts: Facts): Planted[] {
  const ids = new Set(facts.decisions.flatMap(({ id, state }) => (state === 'confirmed' ? id : [])));
  const requested = facts.entries.find(
    ({ action, decisionId }) => action === 'decision.requested' && ids.has(decisionId),
  );
  if (requested === undefined) return [];
  const entries = facts.entries.filter((entry) => entry !== requested);
  const kind = 'effect at Didit without an entry';
  const late = { ...requested, coveredAt: '9999' };
  return [
    { name: 'never requested', kind, facts: { ...facts, entries } },
    { name: 'sent before a checkpoint', kind, facts: { ...facts, entries: [...entries, late] } },
  ];
}
