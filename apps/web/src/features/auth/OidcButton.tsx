import { contract } from '@docket/contracts';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import { useSearchParams } from 'react-router';
import { urlOf } from '../../api/call.ts';
import { safeReturn } from '../../session/me.ts';

/** A link and no call: the browser itself goes to the identity provider and comes back signed in. */
export function OidcButton({ label }: { label: string }) {
  const [params] = useSearchParams();
  const href = urlOf(contract.startOidc, {}, { return: safeReturn(params.get('return')) });
  return (
    <>
      <Divider sx={{ my: 2, typography: 'caption', color: 'text.secondary' }}>or</Divider>
      <Button href={href} variant="outlined" color="inherit" fullWidth>
        {label}
      </Button>
    </>
  );
}
