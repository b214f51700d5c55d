import { PROBLEMS, type ProblemCode, type ProblemField } from '@docket/contracts';

/** A refusal with a code of the catalogue. Made only by `fail`; caught only by the error handler. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly fields: readonly ProblemField[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string | undefined, extra: FailExtra) {
    super(detail ?? PROBLEMS[code].title, { cause: extra.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
    this.fields = extra.fields ?? [];
    this.headers = extra.headers ?? {};
  }
}

interface FailExtra {
  readonly fields?: readonly ProblemField[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** `detail` is read by people: say what is wrong with this request, never data of somebody else. */
export function fail(code: ProblemCode, detail?: string, extra: FailExtra = {}): never {
  throw new AppError(code, detail, extra);
}
