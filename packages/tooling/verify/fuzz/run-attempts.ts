import type { Crowd } from './crowd.ts';
import { faultsOf, type Secrets } from './judge-answer.ts';
import { randomOf } from './random.ts';
import { type Attempt, attempt, type Kind } from './requests/mutate.ts';
import type { Ids } from './requests/values.ts';
import type { Route } from './routes.ts';
import { AT_ONCE, send } from './send.ts';

export interface Field {
  readonly origin: string;
  readonly routes: readonly Route[];
  readonly crowd: Crowd;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly seed: number;
}

/** What came of many attempts. */
export interface Outcome {
  sent: number;
  readonly byKind: Map<Kind, number>;
  readonly byStatus: Map<number, number>;
  /** Writes that were carried out, by method and route. */
  readonly carriedOut: Map<string, number>;
  readonly findings: string[];
  slowestMs: number;
  readonly slow: string[];
}

/** Slower than this is worth looking at: text that makes a program think is an attack too. */
const SLOW_MS = 5_000;
const REFRESH_MS = 45_000;
/** After so many there is enough to look at. */
const MOST_FINDINGS = 200;
const MOST_SHOWN = 40;

/**
 * Sends so many attempts, of those that must be refused or of those that need not be. The same seed makes the same
 * attempts; `from` is where the numbering begins.
 */
export async function runAttempts(
  field: Field,
  count: number,
  mustBeRefused: boolean,
  from = 0,
): Promise<Outcome> {
  const outcome: Outcome = {
    ...{ sent: 0, slowestMs: 0, slow: [], findings: [] },
    ...{ byKind: new Map(), byStatus: new Map(), carriedOut: new Map() },
  };
  let index = from;
  let refreshedAt = Date.now();
  const work = async (): Promise<void> => {
    while (outcome.sent < count && outcome.findings.length < MOST_FINDINGS) {
      const number = index;
      index += 1;
      const random = randomOf(field.seed, number);
      const route = random.pick(field.routes);
      const made = attempt(route, random, field.ids);
      if (made.mustBeRefused !== mustBeRefused) continue;
      outcome.sent += 1;
      if (Date.now() - refreshedAt > REFRESH_MS) {
        refreshedAt = Date.now();
        await field.crowd.refresh();
        console.log(`  ${outcome.sent} of ${count}, ${outcome.findings.length} findings`);
      }
      const caller = field.crowd.callerFor(route, random);
      const set = new Set(made.wire.headers.map(([name]) => name));
      const headers = [...made.wire.headers, ...caller.headers.filter(([name]) => !set.has(name))];
      await one(field, outcome, {
        route,
        number,
        role: caller.role,
        made: { ...made, wire: { ...made.wire, headers } },
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcome;
}

interface Sending {
  readonly route: Route;
  readonly number: number;
  readonly role: string;
  readonly made: Attempt;
}

async function one(field: Field, outcome: Outcome, { route, number, role, made }: Sending): Promise<void> {
  const name = `${route.method} ${route.path.replace(/\{(\w+)\}/g, ':$1')}`;
  const told = (what: string) => {
    const { method, target, body } = made.wire;
    const sent = `${method} ${target.slice(0, 160)} ${body?.toString('utf8').slice(0, 300) ?? ''}`;
    outcome.findings.push(`#${number} ${made.kind}, ${role}: ${sent} → ${what}`);
    // At once, because the end of a long trial is far away.
    if (outcome.findings.length <= MOST_SHOWN) console.log(`✗ ${outcome.findings.at(-1)}`);
  };
  count(outcome.byKind, made.kind);
  try {
    const answer = await send(field.origin, made.wire);
    count(outcome.byStatus, answer.status);
    if (answer.status < 300 && made.wire.method !== 'GET') count(outcome.carriedOut, name);
    outcome.slowestMs = Math.max(outcome.slowestMs, answer.ms);
    if (answer.ms > SLOW_MS)
      outcome.slow.push(`${name} ${made.kind} #${number}: ${Math.round(answer.ms)} ms`);
    for (const fault of faultsOf(made, answer, field.secrets)) told(`${fault}: ${answer.text.slice(0, 300)}`);
  } catch (error) {
    told(`no answer: ${String(error)}`);
  }
}

function count<K>(map: Map<K, number>, key: K): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
