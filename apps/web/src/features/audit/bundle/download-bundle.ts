import { contract } from '@docket/contracts';
import type * as z from 'zod';
import { urlOf } from '../../../api/call.ts';
import { withConfirmation } from '../../../api/confirm.ts';
import { filenameOf } from '../../../api/filename-of.ts';
import { offlineProblem, ProblemError, readProblem } from '../../../api/problem-error.ts';
import { fetchSignedIn } from '../../../api/renew.ts';
import { saveFile } from '../../../api/save-file.ts';

export type ExportQuery = z.input<typeof contract.exportAudit.schema.querystring>;

/** How far a download is. Its size is not known before its end, because it is compressed on its way. */
export interface Received {
  readonly bytes: number;
  readonly entries: number;
}

/**
 * Fetches a bundle and hands it to the browser as a file, whose name it returns. Where the server first wants to know
 * who asks, nothing has been sent yet, and the person is asked.
 * Errors: `ProblemError` as in `call`, `offline` also when the connection breaks in between; the signal's own.
 */
export async function downloadBundle(
  query: ExportQuery,
  onProgress: (received: Received) => void,
  signal: AbortSignal,
): Promise<string> {
  try {
    const response = await withConfirmation(async () => {
      const answer = await fetchSignedIn(urlOf(contract.exportAudit, {}, query), {
        credentials: 'same-origin',
        signal,
      });
      if (!answer.ok) throw new ProblemError(await readProblem(answer));
      return answer;
    });
    const entries = Number(response.headers.get('x-audit-entries') ?? 0);
    const parts: BlobPart[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || value === undefined) break;
      parts.push(value);
      bytes += value.length;
      onProgress({ bytes, entries });
    }
    const filename = filenameOf(response.headers.get('content-disposition')) ?? 'docket-audit.zip';
    saveFile(new Blob(parts, { type: 'application/zip' }), filename);
    return filename;
  } catch (error) {
    if (error instanceof ProblemError || signal.aborted) throw error;
    throw new ProblemError(offlineProblem());
  }
}

/** "734 kB", "12.3 MB". */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
