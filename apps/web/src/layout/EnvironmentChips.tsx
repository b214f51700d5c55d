import type { Environment } from '@docket/contracts';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { useEnvironment } from '../session/me.ts';

const DIDIT: Record<Environment['didit'], { words: string; means: string }> = {
  live: { words: 'Didit live', means: 'Decisions reach the real Didit account' },
  sandbox: { words: 'Didit sandbox', means: 'Decisions reach a local Didit' },
  none: { words: 'Didit not connected', means: 'An admin connects Docket on the page Connection' },
};

/** Which installation this is and which Didit it talks to: a decision must never go to the wrong one. */
export function EnvironmentChips() {
  const environment = useEnvironment();
  if (environment === undefined) return null;
  const { words, means } = DIDIT[environment.didit];
  return (
    <>
      <Tooltip title={environment.demo ? 'Invented people on this computer' : 'Real customers'}>
        <Chip
          variant="outlined"
          color={environment.demo ? 'warning' : 'primary'}
          label={environment.demo ? 'DEMO' : 'PROD'}
        />
      </Tooltip>
      <Tooltip title={means}>
        <Chip
          variant="outlined"
          label={words}
          color={environment.didit === 'none' ? 'warning' : 'default'}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        />
      </Tooltip>
    </>
  );
}
