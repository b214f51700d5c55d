import { contract, type User } from '@docket/contracts';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useRead, useWrite } from '../../api/query.ts';
import { SignInTable } from '../../session/SignInTable.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';

/** Where a colleague is signed in, and ending it. Opening this is on record. */
export function UserSignInsDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const queryClient = useQueryClient();
  const params = { userId: user.id };
  // Read when it is opened and after a change, not when the window comes back: each reading is an entry.
  const list = useRead(contract.listSignInsOf, { params }, { refetchOnWindowFocus: false });
  const onSettled = () => invalidate(queryClient, contract.listSignInsOf);
  const end = useWrite(contract.endSignInOf, { onSettled });
  const endAll = useWrite(contract.endSignInsOf, { onSettled });
  const items = list.data?.items ?? [];
  const error = list.error ?? end.error ?? endAll.error;
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="sign-ins-title">
      <DialogTitle id="sign-ins-title" variant="h1" component="h2">
        Sign-ins of {user.name}
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, typography: 'body2' }}>
        {error !== null && <ErrorPanel error={error} />}
        {list.isPending && <Loading />}
        {list.data !== undefined && items.length === 0 && <div>Signed in nowhere.</div>}
        {items.length > 0 && (
          <SignInTable
            items={items}
            endingId={end.isPending ? end.variables.params.signInId : null}
            onEnd={({ id }) => end.mutate({ params: { ...params, signInId: id } })}
          />
        )}
        <div>One that is ended is refused at its next click. Cases they hold stay with them.</div>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose}>
          Close
        </Button>
        {items.length > 0 && (
          <Button
            color="error"
            variant="contained"
            loading={endAll.isPending}
            onClick={() => endAll.mutate({ params })}
          >
            End all
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
