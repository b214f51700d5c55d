import { type AnyContract, urlOf } from './call.ts';
import { withConfirmation } from './confirm.ts';
import { filenameOf } from './filename-of.ts';
import { offlineProblem, ProblemError, readProblem } from './problem-error.ts';
import { fetchSignedIn } from './renew.ts';
import { saveFile } from './save-file.ts';

/** A file that was fetched, and the name the server gave it. */
export interface Fetched {
  readonly filename: string;
  readonly bytes: Blob;
}

/**
 * Fetches a file of the server; `onBytes` is told how many have arrived. A plain link would do the same, but would show
 * a refusal as a page of JSON.
 *
 * Errors: `ProblemError` as in `call`, `offline` also when the connection breaks in between.
 */
export async function fetchFile(
  contract: AnyContract,
  params: Readonly<Record<string, string>>,
  onBytes: (bytes: number) => void = () => {},
): Promise<Fetched> {
  try {
    const response = await withConfirmation(async () => {
      const answer = await fetchSignedIn(urlOf(contract, params), { credentials: 'same-origin' });
      if (!answer.ok) throw new ProblemError(await readProblem(answer));
      return answer;
    });
    const parts: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || value === undefined) break;
      parts.push(value);
      bytes += value.length;
      onBytes(bytes);
    }
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    const filename = filenameOf(response.headers.get('content-disposition')) ?? 'docket-download';
    return { filename, bytes: new Blob(parts, { type }) };
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(offlineProblem());
  }
}

/** Fetches a file and hands it to the browser; returns its name. Errors: as `fetchFile`. */
export async function downloadFile(
  contract: AnyContract,
  params: Readonly<Record<string, string>>,
): Promise<string> {
  const { filename, bytes } = await fetchFile(contract, params);
  saveFile(bytes, filename);
  return filename;
}
