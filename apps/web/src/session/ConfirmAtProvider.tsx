import { contract } from '@docket/contracts';
import Link from '@mui/material/Link';
import { useLocation } from 'react-router';
import { urlOf } from '../api/call.ts';
import { useEnvironment } from './me.ts';

/** For whoever has no password here. A link and no call: the browser goes to the identity provider and comes back. */
export function ConfirmAtProvider() {
  const environment = useEnvironment();
  const { pathname, search } = useLocation();
  if (environment?.oidc == null) return null;
  const href = urlOf(contract.startOidc, {}, { return: pathname + search, again: 'true' });
  return (
    <div>
      No password here? <Link href={href}>Confirm at your identity provider</Link>. You come back to this page
      and do it once more.
    </div>
  );
}
