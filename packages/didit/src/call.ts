import type { Usage } from './budget.ts';

/** Where Didit is, who is asking, and how long to wait; all durations in milliseconds. */
export interface DiditOptions {
  /** Origin, optionally with a path prefix: `https://verification.didit.me`. */
  baseUrl: string;
  apiKey: string;
  /** For establishing a connection; default 5,000. */
  connectTimeoutMs?: number | undefined;
  /** For one call including its repeats; default 30,000. */
  timeoutMs?: number | undefined;
  /** The same for rendering a report, which takes seconds; default 60,000. */
  pdfTimeoutMs?: number | undefined;
  /** How often a read is repeated after a failure that may pass; default 2. Writes are never repeated. */
  retryReads?: number | undefined;
  /** How many times Didit's usual limits this client may use; default 1. Less when others use the same key. */
  limitTimes?: number | undefined;
  /** Where accounts are registered; default `https://apx.didit.me/auth/v2`. The API key is never sent there. */
  accountBaseUrl?: string | undefined;
  /** How a workflow given as switches is written; default `current`. See WorkflowDialect. */
  dialect?: WorkflowDialect | undefined;
}

/** `current`: switches become the feature list Didit takes today. `flat`: they go out as given, for older servers. */
export type WorkflowDialect = 'current' | 'flat';

/** What a caller may say about a single call. */
export interface CallOptions {
  /** Work nobody is waiting for: it may use at most half of each minute's budget. */
  background?: boolean | undefined;
}

export interface Call extends CallOptions {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path with identifiers filled in, ending in a slash: without it Didit redirects and the key may get lost. */
  path: string;
  /** The same with `{placeholders}`, for errors. */
  operation: string;
  query?: Query | undefined;
  body?: unknown;
  isPdf?: boolean | undefined;
  /** Authenticates the call as the device of one session, in place of the API key. */
  sessionToken?: string | undefined;
  /** A narrow limit Didit keeps for this call beside the one of its method. */
  ownLimit?: 'pdf' | 'update_data' | 'update_poa_data' | undefined;
  /** What was sent in confidence (a password): cleared from whatever Didit quotes in an error. */
  secrets?: readonly string[] | undefined;
}

export type Query = Record<string, string | number | boolean | undefined>;

export interface Answer {
  status: number;
  bytes: Buffer;
  requestId: string | null;
}

/** Calls that were made with the same key before this client was. */
export type Spent = Record<'read' | 'write', Pick<Usage, 'used' | 'background'>> & { readonly agoMs: number };

export interface Transport {
  usage(): Record<'read' | 'write', Usage>;
  resume(before: Spent): void;
  send(call: Call): Promise<Answer>;
  close(): Promise<void>;
}
