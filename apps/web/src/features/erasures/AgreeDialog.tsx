import { contract, ERASURE_BASES, type Erasure } from '@docket/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { invalidate, useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** The last look before the data are gone. */
export function AgreeDialog({ item, onClose }: { item: Erasure; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const agree = useWrite(contract.agreeToErasure, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Erased. Didit is told now.' });
      onClose();
    },
    onSettled: () =>
      invalidate(
        queryClient,
        contract.listErasures,
        contract.countErasures,
        contract.getCase,
        contract.listCases,
      ),
  });
  return (
    <FormDialog
      title="Erase this person now?"
      submit={{ label: 'Erase', color: 'error' }}
      pending={agree.isPending}
      error={agree.error}
      onSubmit={() => agree.mutate({ params: { erasureId: item.id } })}
      onClose={onClose}
    >
      <div>
        {item.requestedBy.name} asked for it: {ERASURE_BASES[item.basis]}. {item.note}
      </div>
      <div>All cases of the person lose their data at once, here and at Didit. It cannot be undone.</div>
    </FormDialog>
  );
}
