import { type CaseId, contract } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { downloadFile } from '../../../../api/download-file.ts';
import { downloadPack, packInWords } from '../../../../api/download-pack.ts';
import { problemOf } from '../../../../api/problem-error.ts';
import { invalidate } from '../../../../api/query.ts';
import { useNotify } from '../../../../layout/feedback.ts';

/** Didit draws a report while one waits; the notice goes as soon as it is there or has failed. */
const LONGEST_MS = 300_000;

interface Take {
  /** "report": as the notices call it. */
  readonly what: string;
  readonly waiting: string;
  /** Resolves with the sentence that says it is there. */
  readonly fetch: () => Promise<string>;
}

/** Takes a file; a notice says how that goes, and offers it again when it failed. */
function useTake({ what, waiting, fetch }: Take): () => Promise<void> {
  const notify = useNotify();
  const queryClient = useQueryClient();
  return async function take() {
    const end = notify({ text: waiting, durationMs: LONGEST_MS });
    try {
      notify({ text: await fetch(), severity: 'success' });
    } catch (error) {
      const { title, detail, instance, code } = problemOf(error);
      // The reason for looking has run out while the case was open; the page asks for another one.
      if (code === 'view-reason-needed') void invalidate(queryClient, contract.getCase);
      const reason = [title, detail, instance && `Request ${instance.slice(0, 8)}.`]
        .filter(Boolean)
        .join(' ');
      notify({
        severity: 'error',
        text: `The ${what} was not downloaded. ${reason}`,
        action: { label: 'Retry', onAct: () => void take() },
      });
    } finally {
      end();
    }
  };
}

/** The PDF report of a case. */
export function useReport(caseId: CaseId): () => Promise<void> {
  return useTake({
    what: 'report',
    waiting: 'Didit draws the report …',
    fetch: async () => `${await downloadFile(contract.getCaseReport, { caseId })} is downloaded`,
  });
}

/** All there is about a case, to be verified without us. */
export function useEvidencePack(caseId: CaseId): () => Promise<void> {
  return useTake({
    what: 'evidence pack',
    waiting: 'The evidence pack is made: Didit draws its report, then every file is fetched …',
    fetch: async () => packInWords(await downloadPack(caseId)),
  });
}

/** The receipt of a decision. */
export function useReceipt(decisionId: string): () => Promise<void> {
  return useTake({
    what: 'receipt',
    waiting: 'The receipt is written …',
    fetch: async () => `${await downloadFile(contract.getReceipt, { decisionId })} is downloaded`,
  });
}
