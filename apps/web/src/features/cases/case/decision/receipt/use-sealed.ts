import type { CaseDetail, ReceiptMark } from '@docket/contracts';
import { useEffect, useEffectEvent } from 'react';
import { useRefreshCase } from '../../header/use-claim.ts';

/** The log seals within a tenth of a second; a page that was quicker looks once more. */
const SEALED_MS = 1_500;

/** The receipt of a confirmed decision; null while the log has not sealed it. */
export function useSealed(detail: CaseDetail, decisionId: string): ReceiptMark | null {
  const mark = detail.receipts.find((one) => one.decisionId === decisionId) ?? null;
  const refresh = useRefreshCase(detail.case.id);
  const look = useEffectEvent(() => void refresh());
  const isMissing = mark === null;
  useEffect(() => {
    if (!isMissing) return;
    const timer = window.setTimeout(() => look(), SEALED_MS);
    return () => window.clearTimeout(timer);
  }, [isMissing]);
  return mark;
}
