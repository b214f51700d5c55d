import { type CaseId, contract } from '@docket/contracts';
import { urlOf } from './call.ts';
import { filenameOf } from './filename-of.ts';
import { offlineProblem, ProblemError, readProblem } from './problem-error.ts';
import { saveFile } from './save-file.ts';

/**
 * Fetches the PDF of a case and hands it to the browser as a file. A plain link would do the same, but would show
 * a refusal as a page of JSON. Returns the name of the file.
 *
 * Errors: `ProblemError` as in `call`.
 */
export async function downloadReport(caseId: CaseId): Promise<string> {
  const response = await fetch(urlOf(contract.getCaseReport, { caseId }), {
    credentials: 'same-origin',
  }).catch(() => {
    throw new ProblemError(offlineProblem());
  });
  if (!response.ok) throw new ProblemError(await readProblem(response));
  const filename = filenameOf(response.headers.get('content-disposition')) ?? `docket-${caseId}.pdf`;
  const bytes = await response.blob().catch(() => {
    throw new ProblemError(offlineProblem());
  });
  saveFile(bytes, filename);
  return filename;
}
