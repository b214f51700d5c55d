import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';

/** Said before anything is pressed: it will not be in force at once. */
export function AgreementNote() {
  return (
    <Alert severity="info" role="note">
      An administrator other than you must agree before this is in force. Until then it waits under{' '}
      <Link component={RouterLink} to={paths.proposals()}>
        Changes
      </Link>
      , for three days at most.
    </Alert>
  );
}
