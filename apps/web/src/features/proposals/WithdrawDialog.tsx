import { contract, type Proposal } from '@docket/contracts';
import { useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { titleOf } from './proposal-words.ts';
import { answerTo, useReadAnew } from './use-answer.ts';

/** Whoever asked takes it back. */
export function WithdrawDialog({ item, onClose }: { item: Proposal; onClose: () => void }) {
  const notify = useNotify();
  const withdraw = useWrite(contract.withdrawProposal, {
    onSuccess: () => {
      notify({ severity: 'success', text: 'Taken back; nothing was changed.' });
      onClose();
    },
    onSettled: useReadAnew(),
  });
  return (
    <FormDialog
      title={`Take this change back? ${titleOf(item.change)}`}
      submit={{ label: 'Take back' }}
      pending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={() => withdraw.mutate(answerTo(item))}
      onClose={onClose}
    >
      <div>Nobody is asked any more, and nothing is changed. You can ask for it again.</div>
    </FormDialog>
  );
}
