import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { may, someoneWith, useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { pauseWords } from '../../ui/pause-words.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { SendingDialog } from './SendingDialog.tsx';

/** Whether decisions leave for Didit, and the switch for whoever may use it. */
export function SendingSwitch() {
  const me = useMe();
  const read = useRead(contract.getSending);
  const [asking, setAsking] = useState(false);
  const allowed = may(me, 'sending:manage') || {
    because: `Sending is paused and resumed by ${someoneWith('sending:manage')}.`,
  };
  if (read.error !== null) return <ErrorPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return null;
  const { pause } = read.data;
  return (
    <Box component="section" aria-label="Sending to Didit" sx={{ pt: 4 }}>
      <Typography variant="h2" sx={{ pb: 1 }}>
        Sending to Didit
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2 }}>
        <Typography variant="body1">
          {pause === null ? 'Decisions are sent when their undo window is over.' : pauseWords(pause)}
        </Typography>
        <ReasonedButton
          allowed={allowed}
          variant="outlined"
          color={pause === null ? 'inherit' : 'primary'}
          onClick={() => setAsking(true)}
        >
          {pause === null ? 'Pause sending' : 'Resume sending'}
        </ReasonedButton>
      </Box>
      {asking && <SendingDialog paused={pause !== null} onClose={() => setAsking(false)} />}
    </Box>
  );
}
