import { contract } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import { useRead } from '../api/query.ts';
import { pauseWords } from '../ui/pause-words.ts';

/** Says on every page that what is decided stays here for now. Nothing is shown while things are sent. */
export function PauseBanner() {
  const pause = useRead(contract.getSending).data?.pause ?? null;
  if (pause === null) return null;
  return (
    <Alert severity="warning" variant="standard" square sx={{ flex: 'none', py: 0 }}>
      {pauseWords(pause)} Decisions can be made and taken back; none is sent until an admin resumes.
    </Alert>
  );
}
