import { randomUUID } from 'node:crypto';
import type { Rig } from '../rig/rig.ts';
import { type Answer, ask, makeCases, type Person } from './people.ts';

/** A race's figures: rounds that went as they must, and what was wrong with the others. */
export interface Result {
  readonly name: string;
  readonly rounds: number;
  readonly requests: number;
  readonly wrong: readonly string[];
  readonly answers: ReadonlyMap<number, number>;
}

export interface Field {
  readonly rig: Rig;
  readonly servers: readonly string[];
  readonly people: readonly Person[];
}

interface Round {
  readonly answers: readonly Answer[];
  /** What is wrong with this round; undefined when nothing is. */
  readonly wrong: string | undefined;
}

async function race(name: string, rounds: number, run: (round: number) => Promise<Round>): Promise<Result> {
  const wrong: string[] = [];
  const answers = new Map<number, number>();
  let requests = 0;
  for (let round = 0; round < rounds; round += 1) {
    const result = await run(round);
    requests += result.answers.length;
    for (const { status } of result.answers) answers.set(status, (answers.get(status) ?? 0) + 1);
    if (result.wrong !== undefined) wrong.push(`round ${round + 1}: ${result.wrong}`);
  }
  return { name, rounds, requests, wrong, answers };
}

const serverOf = ({ servers }: Field, turn: number) => servers[turn % servers.length] ?? '';
const decideHeaders = (key: string) => ({ 'idempotency-key': key, 'if-match': '"1"' });
const wins = (answers: readonly Answer[], status: number) =>
  answers.filter((a) => a.status === status).length;

async function count(field: Field, query: string, values: unknown[]): Promise<number> {
  const { rows } = await field.rig.db.query<{ count: string }>(`select count(*) as count ${query}`, values);
  return Number(rows[0]?.count ?? 0);
}

/** The holder in every second request, in as many windows with a key each; colleagues in the others. */
export function deciders(field: Field, rounds: number): Promise<Result> {
  const { people, rig } = field;
  return race('50 deciders on one case', rounds, async (round) => {
    const [caseId = ''] = await makeCases(rig, 1);
    const holder = people[round % people.length];
    if (holder === undefined) throw new Error('nobody is there');
    await ask(serverOf(field, round), holder, `/api/cases/${caseId}/claim`, undefined);
    const answers = await Promise.all(
      people.map((person, i) =>
        ask(
          serverOf(field, i >> 1),
          i % 2 === 0 ? holder : person,
          `/api/cases/${caseId}/${i % 4 < 2 ? 'approve' : 'decline'}`,
          { reason: 'other', note: 'Looked at.' },
          decideHeaders(randomUUID()),
        ),
      ),
    );
    const rows = await count(field, 'from decisions where case_id = $1', [caseId]);
    const asked = await count(
      field,
      `from (select entry from audit.intake union all select entry from audit.log) e
        where entry::jsonb ->> 'case' = $1 and entry::jsonb ->> 'action' = 'decision.requested'`,
      [caseId],
    );
    const won = wins(answers, 202);
    const fine =
      won === 1 && rows === 1 && asked === 1 && wins(answers, 409) + wins(answers, 412) === people.length - 1;
    return { answers, wrong: fine ? undefined : `${won} winners, ${rows} decisions, ${asked} entries` };
  });
}

export function claimants(field: Field, rounds: number): Promise<Result> {
  return race('50 claimants of one case', rounds, async () => {
    const [caseId = ''] = await makeCases(field.rig, 1);
    const answers = await Promise.all(
      field.people.map((person, i) =>
        ask(serverOf(field, i), person, `/api/cases/${caseId}/claim`, undefined),
      ),
    );
    const winner = field.people[answers.findIndex(({ status }) => status === 200)];
    const held = await count(field, 'from claims where case_id = $1 and user_id = $2 and fence = 1', [
      caseId,
      winner?.id ?? null,
    ]);
    const won = wins(answers, 200);
    const fine = won === 1 && held === 1 && wins(answers, 409) === field.people.length - 1;
    return { answers, wrong: fine ? undefined : `${won} winners, ${held} claims of the winner` };
  });
}

/** Fewer cases than people: each case to one person, and the others hear that nothing waits. */
export function nextCases(field: Field, rounds: number): Promise<Result> {
  const waiting = Math.floor(field.people.length * 0.6);
  return race(`next, ${field.people.length} people and ${waiting} cases`, rounds, async () => {
    await field.rig.db.query(`update cases set status = 'Approved' where status = 'In Review'`);
    const cases = new Set(await makeCases(field.rig, waiting));
    const answers = await Promise.all(
      field.people.map((person, i) => ask(serverOf(field, i), person, '/api/cases/next', {})),
    );
    const given = answers.flatMap(
      ({ status, text }) => (status === 200 ? [(JSON.parse(text) as { caseId: string }).caseId] : []), // contract.nextCase
    );
    const twice = given.length - new Set(given).size;
    const fine =
      twice === 0 &&
      given.length === waiting &&
      given.every((id) => cases.has(id)) &&
      wins(answers, 204) === field.people.length - waiting;
    return { answers, wrong: fine ? undefined : `${given.length} given, ${twice} of them twice` };
  });
}

export function oneKey(field: Field, rounds: number): Promise<Result> {
  const REPEATS = 100;
  return race('one idempotency key, 100 at once', rounds, async (round) => {
    const [caseId = ''] = await makeCases(field.rig, 1);
    const person = field.people[round % field.people.length];
    if (person === undefined) throw new Error('nobody is there');
    await ask(serverOf(field, round), person, `/api/cases/${caseId}/claim`, undefined);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: REPEATS }, (_, i) =>
        ask(
          serverOf(field, i),
          person,
          `/api/cases/${caseId}/approve`,
          { reason: 'other', note: 'Looked at.' },
          decideHeaders(key),
        ),
      ),
    );
    const rows = await count(field, 'from decisions where case_id = $1', [caseId]);
    const texts = new Set(answers.map(({ text }) => text)).size;
    const first = answers.filter(({ replayed }) => !replayed).length;
    const fine = wins(answers, 202) === REPEATS && rows === 1 && texts === 1 && first === 1;
    return {
      answers,
      wrong: fine ? undefined : `${rows} decisions, ${texts} different answers, ${first} first ones`,
    };
  });
}
