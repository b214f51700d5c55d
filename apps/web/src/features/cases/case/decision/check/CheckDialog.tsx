import { contract, type Decision } from '@docket/contracts';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../../../../api/query.ts';
import { useNotify } from '../../../../../layout/feedback.ts';
import { useReasonLabel } from '../../../../../session/reasons.ts';
import { FormDialog } from '../../../../../ui/FormDialog.tsx';
import { checkReasons, OUTCOME_WORDS, reasonsInWords } from '../decision-words.ts';

export type CheckWord = 'agree' | 'disagree' | 'ask';

const WORDS = {
  agree: {
    title: 'Agree with',
    label: 'Agree',
    note: 'Note (optional)',
    lacks: null,
    done: 'Agreed; Didit is told after the undo window.',
    color: 'primary',
  },
  disagree: {
    title: 'Disagree with',
    label: 'Disagree',
    note: 'Why',
    lacks: 'Say why; the person who decided reads it.',
    done: 'Not sent; the case is open again.',
    color: 'error',
  },
  ask: {
    title: 'Ask about',
    label: 'Ask',
    note: 'Question',
    lacks: 'Write what you want to know.',
    done: 'Asked; the decision goes on waiting.',
    color: 'primary',
  },
} as const;

/** A second person's word on exactly the decision that is shown, which its digest stands for. */
export function CheckDialog({
  decision,
  word,
  onClose,
}: {
  decision: Decision;
  word: CheckWord;
  onClose: () => void;
}) {
  const { title, label, note: noteLabel, lacks, done, color } = WORDS[word];
  const queryClient = useQueryClient();
  const notify = useNotify();
  const labelOf = useReasonLabel();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const options = {
    onSuccess: () => {
      notify({ severity: 'success', text: done });
      onClose();
    },
    // Also after a refusal: it most often means that the decision looks different by now.
    onSettled: () =>
      invalidate(
        queryClient,
        contract.getCase,
        contract.getDecision,
        contract.listChecks,
        contract.countCases,
        contract.listCases,
      ),
  };
  const agree = useWrite(contract.agreeWithDecision, options);
  const disagree = useWrite(contract.disagreeWithDecision, options);
  const ask = useWrite(contract.askAboutDecision, options);
  const given = { agree, disagree, ask }[word];
  const text = note.trim();
  const isMissing = lacks !== null && text === '';
  const submit = () => {
    setTried(true);
    const { id, digest } = decision;
    if (isMissing || digest === null) return;
    const params = { decisionId: id };
    if (word === 'ask') ask.mutate({ params, body: { digest, note: text } });
    else if (word === 'disagree') disagree.mutate({ params, body: { digest, note: text } });
    else agree.mutate({ params, body: { digest, ...(text === '' ? {} : { note: text }) } });
  };
  return (
    <FormDialog
      title={`${title} “${OUTCOME_WORDS[decision.outcome].act}”?`}
      submit={{ label, color }}
      pending={given.isPending}
      error={given.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography variant="body2">
        {[`${decision.maker.name} asks for it`, reasonsInWords(decision, labelOf), decision.note]
          .filter((part) => part !== null)
          .join(' · ')}
      </Typography>
      {decision.steps.map(({ nodeId, feature, label, text }) => (
        <div key={`${nodeId} ${feature}`}>
          {label ?? feature}
          {text !== null && `: the customer reads “${text}”`}
        </div>
      ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {checkReasons(decision)}.
      </Typography>
      <TextField
        label={noteLabel}
        required={lacks !== null}
        autoFocus
        multiline
        minRows={3}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={tried && isMissing}
        helperText={tried && isMissing ? lacks : 'Kept with the decision.'}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
