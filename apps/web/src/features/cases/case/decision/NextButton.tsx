import Button from '@mui/material/Button';
import { KeyHint } from '../../../../ui/KeyHint.tsx';
import type { Claim } from '../header/use-claim.ts';
import { keyOfShortcut } from '../keys/keymap.ts';

/** Claims the case that waits longest and opens it. Never by itself: a reviewer decides when one case is over. */
export function NextButton({ claim, prominent }: { claim: Claim; prominent: boolean }) {
  return (
    <Button
      variant={prominent ? 'contained' : 'text'}
      loading={claim.busy}
      onClick={claim.next}
      sx={{ minHeight: 36, ml: 1 }}
    >
      Next case
      <KeyHint keys={keyOfShortcut('next')} />
    </Button>
  );
}
