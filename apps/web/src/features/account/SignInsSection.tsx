import { contract } from '@docket/contracts';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-error.ts';
import { invalidate, useRead, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { SignInTable } from '../../session/SignInTable.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { Loading } from '../../ui/Loading.tsx';
import { Section } from '../../ui/Section.tsx';

/** Where I am signed in, and how to end what I do not know or no longer use. */
export function SignInsSection() {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const list = useRead(contract.listSignIns);
  // After a refusal too: the list may be what was out of date.
  const onSettled = () => invalidate(queryClient, contract.listSignIns);
  const onError = (error: Error) => notify({ severity: 'error', text: problemOf(error).title });
  const end = useWrite(contract.endSignIn, {
    onSuccess: () => notify({ severity: 'success', text: 'That sign-in has ended.' }),
    onError,
    onSettled,
  });
  const endOthers = useWrite(contract.endOtherSignIns, {
    onSuccess: ({ ended }) => notify({ severity: 'success', text: endedInWords(ended) }),
    onError,
    onSettled,
  });
  const items = list.data?.items ?? [];
  const hasOthers = items.some(({ isThis }) => !isThis);
  return (
    <Section
      title="Sign-ins"
      about="Every browser you are signed in with. End what you do not recognise: its next click is refused."
      actions={
        hasOthers && (
          <Button variant="outlined" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            End all others
          </Button>
        )
      }
    >
      {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data !== undefined && (
        <SignInTable
          items={items}
          endingId={end.isPending ? end.variables.params.signInId : null}
          onEnd={({ id }) => end.mutate({ params: { signInId: id } })}
        />
      )}
    </Section>
  );
}

function endedInWords(ended: number): string {
  return ended === 1 ? 'One other sign-in has ended.' : `${countInWords(ended)} other sign-ins have ended.`;
}
