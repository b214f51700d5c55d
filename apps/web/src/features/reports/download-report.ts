import { type CaseId, contract } from '@docket/contracts';
import { urlOf } from '../../api/call.ts';
import { offlineProblem, ProblemError, readProblem } from '../../api/problem-error.ts';
import { filenameOf } from './filename-of.ts';

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
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  // The browser reads the address after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return filename;
}
