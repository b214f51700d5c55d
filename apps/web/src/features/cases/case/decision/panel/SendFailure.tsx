import type { CaseDetail } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { problemOf } from '../../../../../api/problem-error.ts';
import { CopyText } from '../../../../../ui/CopyText.tsx';
import type { Claim } from '../../header/use-claim.ts';

/** Why a decision was not taken. The draft is whole and its key kept, so pressing again is safe. */
export function SendFailure({ error, detail, claim }: { error: Error; detail: CaseDetail; claim: Claim }) {
  const { code, title, detail: more, instance } = problemOf(error);
  const canClaim = code === 'claim-lost' && !claim.holds && detail.allowed.claim === true;
  return (
    <Alert
      severity={code === 'offline' ? 'warning' : 'error'}
      sx={{ mx: 2, mt: 1 }}
      action={
        canClaim && (
          <Button color="inherit" loading={claim.busy} onClick={claim.claim}>
            Claim
          </Button>
        )
      }
    >
      {code === 'version-mismatch' || code === 'evidence-changed'
        ? 'The case changed since you opened it, but nothing you see is different. Check once more and commit again.'
        : [title, more === title ? undefined : more].filter((part) => part !== undefined).join(' ')}{' '}
      {instance !== '' && (
        <CopyText label="request id" text={instance} shown={`Request ${instance.slice(0, 8)}`} />
      )}
    </Alert>
  );
}
