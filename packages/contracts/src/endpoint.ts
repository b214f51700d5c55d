import type * as z from 'zod';
import { type Permission, rolesWithReason } from './permissions.ts';
import { PROBLEMS, Problem, type ProblemCode } from './problem.ts';

/** Who may call: holders of a permission, anyone signed in, or everyone. */
export type Access = Permission | 'signed-in' | 'public';

export function isPermission(access: Access): access is Permission {
  return access !== 'public' && access !== 'signed-in';
}

interface EndpointSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: `/api/${string}`;
  readonly permission: Access;
  /** Demands that the person confirmed who they are within the last minutes; for what a stolen cookie must not do. */
  readonly fresh?: true;
  /** Calls one person may make of it per minute, below what holds for all calls; for what is costly or can be guessed at. */
  readonly perMinute?: number;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  /** Answers when all went well, by status. */
  readonly success: Readonly<Record<number, z.ZodType>>;
  /** Problems beyond those that any call may meet. */
  readonly problems: readonly ProblemCode[];
}

type Input = 'params' | 'querystring' | 'headers' | 'body';

/** A Fastify route minus its handler: the API spreads it into `app.route`, the browser calls it. */
export interface Endpoint<S extends EndpointSpec = EndpointSpec> {
  readonly method: S['method'];
  readonly url: S['url'];
  readonly config: {
    readonly permission: Access;
    readonly fresh: boolean;
    readonly perMinute: number | null;
    readonly problems: readonly ProblemCode[];
  };
  readonly schema: { readonly [K in Input as K extends keyof S ? K : never]: S[K] } & {
    readonly summary: string;
    readonly tags: string[];
    readonly response: S['success'];
  };
}

/** What any call can meet, so that each contract lists only what is particular to it. */
const PUBLIC_PROBLEMS: readonly ProblemCode[] = [
  'invalid-input',
  'too-many-requests',
  'internal',
  'unavailable',
];
const SIGNED_IN_PROBLEMS: readonly ProblemCode[] = [
  ...PUBLIC_PROBLEMS,
  'not-signed-in',
  'forbidden',
  'second-factor-missing',
];

export function endpoint<const S extends EndpointSpec>(spec: S): Endpoint<S> {
  const problems = [
    ...new Set([
      ...(spec.permission === 'public' ? PUBLIC_PROBLEMS : SIGNED_IN_PROBLEMS),
      ...(spec.method === 'GET' ? [] : (['cross-site-request', 'not-json', 'body-too-large'] as const)),
      ...(spec.fresh ? (['fresh-sign-in-required'] as const) : []),
      ...(isPermission(spec.permission) && rolesWithReason(spec.permission).length > 0
        ? (['view-reason-needed'] as const)
        : []),
      ...spec.problems,
    ]),
  ];
  const response = {
    ...Object.fromEntries(problems.map((code) => [PROBLEMS[code].status, Problem])),
    ...spec.success,
  };
  const { params, querystring, headers, body } = spec;
  const inputs = Object.fromEntries(
    Object.entries({ params, querystring, headers, body }).filter(([, schema]) => schema !== undefined),
  );
  return {
    method: spec.method,
    url: spec.url,
    config: {
      permission: spec.permission,
      fresh: spec.fresh ?? false,
      perMinute: spec.perMinute ?? null,
      problems,
    },
    // Built key by key above; the type says which inputs this contract has and hides the problem answers,
    // so that a handler can only return success and fails by throwing.
    schema: { summary: spec.summary, tags: [spec.url.split('/')[2] ?? 'api'], ...inputs, response },
  } as unknown as Endpoint<S>;
}
