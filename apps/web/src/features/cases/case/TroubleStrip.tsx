import { type CaseDetail, contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../../api/problem-error.ts';
import { invalidate, useWrite } from '../../../api/query.ts';
import { nextTryInWords, troubleSentence } from './case-words.ts';
import { useTick } from './use-tick.ts';

type Trouble = NonNullable<CaseDetail['trouble']>;

/** Didit has news of this case that could not be read: what is on screen may be old, and says so. */
export function TroubleStrip({ detail, trouble }: { detail: CaseDetail; trouble: Trouble }) {
  const now = useTick(1_000);
  const queryClient = useQueryClient();
  const { id: caseId, detailsRead, observedAt } = detail.case;
  const again = useWrite(contract.readCaseAgain, {
    onSettled: () => invalidate(queryClient, contract.getCase),
  });
  return (
    <Alert
      severity="warning"
      role="status"
      aria-label="Reading from Didit"
      sx={{ flex: 'none', borderRadius: 0, borderWidth: '0 0 1px', py: 0, px: 2, alignItems: 'center' }}
      action={
        <Button
          color="inherit"
          loading={again.isPending}
          onClick={() => again.mutate({ params: { caseId } })}
          sx={{ whiteSpace: 'nowrap' }}
        >
          Read now
        </Button>
      }
    >
      {troubleSentence(trouble.kind, detailsRead ? observedAt : null, now)}{' '}
      {nextTryInWords(trouble.nextAt, now)}
      {again.error !== null && ` ${problemOf(again.error).title}`}
    </Alert>
  );
}
