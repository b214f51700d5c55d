import Button from '@mui/material/Button';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import type { Claim } from '../header/use-claim.ts';

/** Claims the case that waits longest and opens it. By itself only for who has set it so. */
export function NextButton({ claim, prominent }: { claim: Claim; prominent: boolean }) {
  return (
    <Button
      variant={prominent ? 'contained' : 'text'}
      loading={claim.busy}
      onClick={claim.next}
      sx={{ minHeight: 36, ml: 1 }}
    >
      Next case
      <ShortcutHint id="next" />
    </Button>
  );
}
