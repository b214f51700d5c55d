import type { Decision } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { may, rolesInWords, useMe } from '../../../../session/me.ts';
import { ReasonedButton } from '../../../../ui/ReasonedButton.tsx';
import { CheckDialog, type CheckWord } from './CheckDialog.tsx';

/** What the second person may say to a decision that waits for one, beside the evidence it is about. */
export function CheckActions({ decision }: { decision: Decision }) {
  const me = useMe();
  const [word, setWord] = useState<CheckWord | null>(null);
  const allowed = whoMay(decision, me.id, may(me, 'decision:check'));
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

function whoMay(decision: Decision, id: string, mayCheck: boolean): true | { because: string } {
  if (decision.maker.id === id) return { because: 'You made this decision; somebody else must check it.' };
  return mayCheck ? true : { because: `Decisions are checked by a ${rolesInWords('decision:check')}.` };
}
