import { contract, type OneTimeCode, type Proposal } from '@docket/contracts';
import { useWrite } from '../../api/query.ts';
import { useNotify } from '../../layout/feedback.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChangeLines } from './ChangeLines.tsx';
import { effectOf, titleOf } from './proposal-words.ts';
import { answerTo, useReadAnew } from './use-answer.ts';

interface AgreeDialogProps {
  item: Proposal;
  /** Of an account that is made by this. */
  onInvited: (invitation: OneTimeCode) => void;
  onClose: () => void;
}

/** The last look before it is in force. */
export function AgreeDialog({ item, onInvited, onClose }: AgreeDialogProps) {
  const notify = useNotify();
  const agree = useWrite(contract.agreeToProposal, {
    onSuccess: ({ invitation }) => {
      notify({ severity: 'success', text: `${titleOf(item.change)}: it is in force.` });
      if (invitation === null) onClose();
      else onInvited(invitation);
    },
    onSettled: useReadAnew(),
  });
  return (
    <FormDialog
      title={`Agree to this change? ${titleOf(item.change)}`}
      submit={{ label: 'Agree' }}
      pending={agree.isPending}
      error={agree.error}
      onSubmit={() => agree.mutate(answerTo(item))}
      onClose={onClose}
    >
      <div>
        {item.maker.name} asked for it: {item.because}
      </div>
      <ChangeLines change={item.change} />
      <div>{effectOf(item)} That you agreed is on record.</div>
    </FormDialog>
  );
}
