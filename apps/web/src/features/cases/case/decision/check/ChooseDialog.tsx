import { BLIND_OUTCOMES, contract, type Decision } from '@docket/contracts';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invalidate, useWrite } from '../../../../../api/query.ts';
import { useNotify } from '../../../../../layout/feedback.ts';
import { FormDialog } from '../../../../../ui/FormDialog.tsx';
import { OUTCOME_WORDS } from '../decision-words.ts';

type Choice = (typeof BLIND_OUTCOMES)[number];

/** What the second person would decide, before they are shown what was decided. */
export function ChooseDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [outcome, setOutcome] = useState<Choice | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const choose = useWrite(contract.chooseOutcome, {
    onSuccess: ({ decision: { state } }) => {
      notify(
        state === 'pending_approval'
          ? { severity: 'success', text: 'You chose the same. Agree to what was decided, or not.' }
          : {
              severity: 'warning',
              text: 'You chose another outcome: nothing is sent, and the case is open again.',
            },
      );
      onClose();
    },
    onSettled: () =>
      invalidate(
        queryClient,
        contract.getCase,
        contract.getDecision,
        contract.listChecks,
        contract.countCases,
        contract.listCases,
      ),
  });
  const lacksNote = tried && note.trim() === '';
  const submit = () => {
    setTried(true);
    if (outcome === null || note.trim() === '') return;
    choose.mutate({ params: { decisionId: decision.id }, body: { outcome, note: note.trim() } });
  };
  return (
    <FormDialog
      title="What would you decide?"
      submit={{ label: 'Choose' }}
      pending={choose.isPending}
      error={choose.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        This case is checked blind: {decision.maker.name} has decided, and you see what once you have chosen.
        If you choose otherwise, nothing is sent and both stay on record.
      </div>
      <FormControl error={tried && outcome === null}>
        <FormLabel id="choose-outcome" sx={{ typography: 'subtitle2' }}>
          Your outcome
        </FormLabel>
        <RadioGroup
          aria-labelledby="choose-outcome"
          value={outcome}
          onChange={(_, value) => setOutcome(BLIND_OUTCOMES.find((each) => each === value) ?? null)}
        >
          {BLIND_OUTCOMES.map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              control={<Radio size="small" />}
              label={OUTCOME_WORDS[each].act}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          ))}
        </RadioGroup>
        {tried && outcome === null && <FormHelperText sx={{ mx: 0 }}>Choose an outcome.</FormHelperText>}
      </FormControl>
      <TextField
        label="Why"
        required
        multiline
        minRows={3}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        error={lacksNote}
        helperText={lacksNote ? 'Say why; it is kept with the decision.' : 'Kept with the decision.'}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
}
