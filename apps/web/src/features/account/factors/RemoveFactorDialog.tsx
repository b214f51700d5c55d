import type { contract } from '@docket/contracts';
import type { CallInput } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useFactorsChanged } from './use-factors-changed.ts';

type Removal = typeof contract.removeAuthenticator | typeof contract.removePasskey;

interface RemoveFactorDialogProps<C extends Removal> {
  title: string;
  detail: string;
  endpoint: C;
  input: CallInput<C>;
  onClose: () => void;
}

/** Takes one factor away, after a second look. */
export function RemoveFactorDialog<C extends Removal>(props: RemoveFactorDialogProps<C>) {
  const { title, detail, endpoint, input, onClose } = props;
  const changed = useFactorsChanged();
  const remove = useWrite<C>(endpoint, {
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });
  return (
    <FormDialog
      title={title}
      submit={{ label: 'Remove', color: 'error' }}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate(input)}
      onClose={onClose}
    >
      <div>{detail}</div>
    </FormDialog>
  );
}
