import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { useEnvironment } from '../session/me.ts';

/** Which installation this is and which Didit it talks to: a decision must never go to the wrong one. */
export function EnvironmentChips() {
  const environment = useEnvironment();
  if (environment === undefined) return null;
  const live = environment.didit === 'live';
  return (
    <>
      <Tooltip title={environment.demo ? 'Invented people on this computer' : 'Real customers'}>
        <Chip
          variant="outlined"
          color={environment.demo ? 'warning' : 'primary'}
          label={environment.demo ? 'DEMO' : 'PROD'}
        />
      </Tooltip>
      <Tooltip title={live ? 'Decisions reach the real Didit account' : 'Decisions reach a local Didit'}>
        <Chip
          variant="outlined"
          label={live ? 'Didit live' : 'Didit sandbox'}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        />
      </Tooltip>
    </>
  );
}
