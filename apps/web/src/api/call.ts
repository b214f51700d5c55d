import type * as z from 'zod';
import { offlineProblem, ProblemError, readProblem } from './problem-error.ts';
import { fetchSignedIn } from './renew.ts';

/** What this module needs of a contract: any `contract.x` fits. */
export interface AnyContract {
  readonly method: string;
  readonly url: string;
  readonly schema: {
    readonly params?: z.ZodType;
    readonly querystring?: z.ZodType;
    readonly headers?: z.ZodType;
    readonly body?: z.ZodType;
    readonly response: Readonly<Record<number, z.ZodType>>;
  };
}

type InputOf<C extends AnyContract, K extends 'params' | 'querystring' | 'headers' | 'body'> =
  C['schema'] extends Record<K, infer S extends z.ZodType> ? z.input<S> : never;

/** Path parameters and body are demanded where the contract has them; filters and headers are optional. */
export type CallInput<C extends AnyContract> = ([InputOf<C, 'params'>] extends [never]
  ? { params?: undefined }
  : { params: InputOf<C, 'params'> }) &
  ([InputOf<C, 'body'>] extends [never] ? { body?: undefined } : { body: InputOf<C, 'body'> }) & {
    query?: [InputOf<C, 'querystring'>] extends [never] ? undefined : InputOf<C, 'querystring'>;
    headers?: [InputOf<C, 'headers'>] extends [never] ? undefined : InputOf<C, 'headers'>;
  };

/** The body of a success; `undefined` where a success has none (204). */
export type CallOutput<C extends AnyContract> = z.output<
  C['schema']['response'][keyof C['schema']['response'] & number]
>;

/** True when a contract needs neither path parameters nor a body. */
export type InputIsOptional<C extends AnyContract> = Record<never, never> extends CallInput<C> ? true : false;

/** The input may be left out where the contract needs none. */
export type CallArguments<C extends AnyContract> =
  InputIsOptional<C> extends true
    ? [input?: CallInput<C>, options?: { signal?: AbortSignal }]
    : [input: CallInput<C>, options?: { signal?: AbortSignal }];

/** The loose shape behind `CallInput`, for code that only passes it on. */
interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/**
 * Calls the server by contract.
 * Errors: `ProblemError` for every failed answer, with code `offline` when there was no answer.
 */
export async function call<C extends AnyContract>(
  contract: C,
  ...[input, options]: CallArguments<C>
): Promise<CallOutput<C>> {
  const loose: LooseInput = input ?? {};
  const response = await send(contract, loose, options?.signal);
  if (!response.ok) throw new ProblemError(await readProblem(response));
  if (response.status === 204) return undefined as CallOutput<C>; // the contract's 204 is z.undefined()
  // The server serialises through the same schema, so parsing again here would only cost time.
  return (await response.json()) as CallOutput<C>;
}

async function send(contract: AnyContract, input: LooseInput, signal: AbortSignal | undefined) {
  const isRead = contract.method === 'GET';
  const request: RequestInit = {
    method: contract.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      // A write always carries JSON, even an empty object: a plain HTML form of another site cannot send that.
      ...(isRead ? {} : { 'content-type': 'application/json' }),
      ...textEntries(input.headers),
    },
    ...(isRead ? {} : { body: JSON.stringify(input.body ?? {}) }),
    ...(signal === undefined ? {} : { signal }),
  };
  try {
    return await fetchSignedIn(urlOf(contract, input.params, input.query), request);
  } catch (error) {
    if (signal?.aborted || error instanceof ProblemError) throw error;
    throw new ProblemError(offlineProblem());
  }
}

/** The address of a call; also used for pictures and downloads, which the browser fetches itself. */
export function urlOf(contract: AnyContract, params?: unknown, query?: unknown): string {
  const values = textEntries(params);
  const path = contract.url.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${contract.url} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(textEntries(query)).toString();
  return search === '' ? path : `${path}?${search}`;
}

function textEntries(values: unknown): Record<string, string> {
  if (values === undefined || values === null) return {};
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
}
