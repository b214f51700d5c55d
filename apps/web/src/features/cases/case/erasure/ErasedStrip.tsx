import { type CaseDetail, ERASURE_BASES } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../../../paths.ts';
import { may, useMe } from '../../../../session/me.ts';
import { instantInWords } from '../../../../ui/format.ts';

/** What is left of the case has nothing of the person, and says since when and why. */
export function ErasedStrip({ erased }: { erased: NonNullable<CaseDetail['erased']> }) {
  const me = useMe();
  return (
    <Alert
      severity="info"
      role="status"
      aria-label="Erased"
      sx={{ flex: 'none', borderRadius: 0, borderWidth: '0 0 1px', py: 0, px: 2, alignItems: 'center' }}
    >
      The personal data were erased on {instantInWords(erased.at)}. {ERASURE_BASES[erased.basis]}. What was
      done stays on record.{' '}
      {may(me, 'erasure:view') && (
        <Link component={RouterLink} to={paths.erasures()} color="inherit">
          See the certificate
        </Link>
      )}
    </Alert>
  );
}
