import type { Allowed, Decision } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { ReasonedButton } from '../../../../../ui/ReasonedButton.tsx';
import { CheckDialog, type CheckWord } from './CheckDialog.tsx';
import { ChooseDialog } from './ChooseDialog.tsx';

/** What the second person may say to a decision that waits for one, beside the evidence it is about. */
export function CheckActions({ decision, allowed }: { decision: Decision; allowed: Allowed }) {
  const [word, setWord] = useState<CheckWord | null>(null);
  const [choosing, setChoosing] = useState(false);
  if (decision.outcome === 'hidden') {
    return (
      <Box sx={{ ml: 'auto' }}>
        <ReasonedButton
          allowed={allowed}
          variant="contained"
          onClick={() => setChoosing(true)}
          sx={{ minHeight: 36 }}
        >
          Choose an outcome
        </ReasonedButton>
        {choosing && <ChooseDialog decision={decision} onClose={() => setChoosing(false)} />}
      </Box>
    );
  }
  return (
    <Box sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
      <ReasonedButton allowed={allowed} color="inherit" onClick={() => setWord('ask')} sx={{ minHeight: 36 }}>
        Ask
      </ReasonedButton>
      <ReasonedButton
        allowed={allowed}
        color="error"
        variant="outlined"
        onClick={() => setWord('disagree')}
        sx={{ minHeight: 36 }}
      >
        Disagree
      </ReasonedButton>
      <ReasonedButton
        allowed={allowed}
        color="success"
        variant="contained"
        onClick={() => setWord('agree')}
        sx={{ minHeight: 36 }}
      >
        Agree
      </ReasonedButton>
      {word !== null && <CheckDialog decision={decision} word={word} onClose={() => setWord(null)} />}
    </Box>
  );
}
