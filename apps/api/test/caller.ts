import type { Endpoint } from '@docket/contracts';

/** Whatever JSON holds: tests read answers of all shapes and assert on what they find. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Record<string, unknown>;
  readonly raw: Buffer;
}

export interface CallInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string | number>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Caller {
  call(endpoint: Pick<Endpoint, 'method' | 'url'>, input?: CallInput): Promise<Answer>;
}
