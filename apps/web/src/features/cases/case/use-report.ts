import type { CaseId } from '@docket/contracts';
import { downloadReport } from '../../../api/download-report.ts';
import { problemOf } from '../../../api/problem-error.ts';
import { useNotify } from '../../../layout/feedback.ts';

/** Didit draws a report while one waits; the notice goes as soon as it is there or has failed. */
const LONGEST_MS = 300_000;

/** Takes the report of a case; a notice says how that goes, and offers it again when it failed. */
export function useReport(caseId: CaseId): () => Promise<void> {
  const notify = useNotify();
  return async function take() {
    const end = notify({ text: 'Didit draws the report …', durationMs: LONGEST_MS });
    try {
      notify({ text: `${await downloadReport(caseId)} is downloaded`, severity: 'success' });
    } catch (error) {
      const { title, detail, instance } = problemOf(error);
      const reason = [title, detail, instance && `Request ${instance.slice(0, 8)}.`]
        .filter(Boolean)
        .join(' ');
      notify({
        severity: 'error',
        text: `The report was not downloaded. ${reason}`,
        action: { label: 'Retry', onAct: () => void take() },
      });
    } finally {
      end();
    }
  };
}
