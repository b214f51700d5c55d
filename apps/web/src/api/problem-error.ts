import { Problem } from '@docket/contracts';

/** A request that did not succeed, with the server's own words. `code` is `offline` when no answer came at all. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** No answer: the network is gone or the server is not running. */
export function offlineProblem(): Problem {
  return {
    type: 'about:blank',
    title: 'Docket cannot be reached.',
    status: 0,
    detail: 'Check the connection; nothing was changed.',
    instance: '',
    code: 'offline',
    retryable: true,
  };
}

/** Reads a failed answer. A proxy in between may answer with something that is not a problem document. */
export async function readProblem(response: Response): Promise<Problem> {
  const text = await response.text();
  const parsed = Problem.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  return {
    type: 'about:blank',
    title: 'The server gave an answer Docket cannot read.',
    status: response.status,
    detail: `Status ${response.status} without an explanation.`,
    instance: response.headers.get('x-request-id') ?? '',
    code: 'unreadable',
    retryable: response.status >= 500,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an expected case here: the caller then describes the bare status.
    return undefined;
  }
}

/** Any thrown value as a problem, so that every error panel has one shape to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    type: 'about:blank',
    title: 'Something failed in this page.',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
    instance: '',
    code: 'page-error',
    retryable: true,
  };
}

/** What the server says of one value, by its pointer into the request; undefined when it says nothing of it. */
export function fieldProblem(error: Error | null, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.problem.errors?.find((field) => field.pointer === pointer)?.message;
}
