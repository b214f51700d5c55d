import type { Attempt } from './requests/mutate.ts';
import type { Answer } from './send.ts';

/** What no answer may hold: our database's words, our files, our secrets. */
export interface Secrets {
  /** Names of tables, columns and constraints, where they are not plain English. */
  readonly names: readonly string[];
  /** Keys, passwords and connection strings. */
  readonly values: readonly string[];
}

const LEAKS: readonly RegExp[] = [
  /\b(select|insert into|update|delete from)\b.{1,80}\b(from|values|set|where)\b/i,
  /violates \w+[- ]?\w* constraint|relation "|column "|syntax error at|SQLSTATE|duplicate key/i,
  /\bat (async )?[\w.<>]+ \(?(file:|node:|\/)/,
  /node_modules|\/src\/|\.ts:\d|\/work\/|\/tmp\/|\/home\/|\/usr\//,
  /kysely|graphile|fastify|FST_|pino|\bpg_\w+/i,
  /ECONN|ENOENT|EPIPE|Cannot read propert|is not a function|undefined is not/,
];

/** What is wrong with an answer; empty when nothing is. */
export function faultsOf({ wire, mustBeRefused }: Attempt, answer: Answer, secrets: Secrets): string[] {
  const faults: string[] = [];
  if (answer.status >= 500) faults.push(`answered ${answer.status}`);
  if (mustBeRefused && answer.status < 400) faults.push(`accepted with ${answer.status}`);
  if (answer.status >= 400) faults.push(...problemFaults(answer));
  faults.push(...leaksIn(answer, wire, secrets).map((leak) => `leaks ${leak}`));
  return faults;
}

function problemFaults({ status, type, text, headers }: Answer): string[] {
  if (type !== 'application/problem+json')
    return [`${status} is ${type === '' ? 'nothing' : type}, no problem document`];
  const problem: unknown = JSON.parse(text);
  const wanted = ['type', 'title', 'status', 'instance', 'code', 'retryable'];
  if (typeof problem !== 'object' || problem === null) return ['a problem that is no object'];
  const missing = wanted.filter((key) => !(key in problem));
  return [
    ...missing.map((key) => `a problem without ${key}`),
    ...('status' in problem && problem.status !== status ? ['a problem of another status'] : []),
    ...(headers['x-powered-by'] === undefined && headers.server === undefined
      ? []
      : ['says what it is made of']),
    ...(text.length > 10_000 ? [`a problem of ${text.length} characters`] : []),
  ];
}

function leaksIn(answer: Answer, wire: Attempt['wire'], { names, values }: Secrets): string[] {
  const sent = `${decodeLoosely(wire.target)} ${wire.headers.flat().join(' ')} ${wire.body?.toString('utf8') ?? ''}`;
  const found = values
    .filter((value) => answer.text.includes(value))
    .map((value) => `a secret (${value.slice(0, 4)}…)`);
  // A success shows what the person asked for; only a refusal has nothing of ours to show.
  if (answer.status < 400) return found;
  // In Didit's words, about what the person asked of it.
  if (answer.text.includes('"code":"didit-refused-input"')) return found;
  const patterns = LEAKS.map((pattern) => pattern.exec(answer.text)?.[0]).filter(
    (text) => text !== undefined,
  );
  const told = names.filter((name) => new RegExp(`\\b${name}\\b`).test(answer.text));
  // What the caller wrote and got back in a pointer is no leak.
  return [...found, ...[...patterns, ...told].filter((text) => !sent.includes(text))];
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Broken on purpose; as it is, it is what was sent.
    return text;
  }
}
