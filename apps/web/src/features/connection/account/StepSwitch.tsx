import Button from '@mui/material/Button';
import type { NewAccount } from './use-new-account.ts';

/** The way between the two steps: the page may have been closed while the mail was on its way. */
export function StepSwitch({ account: { step, goTo } }: { account: NewAccount }) {
  return (
    <Button
      color="inherit"
      onClick={() => goTo(step === 'account' ? 'code' : 'account')}
      sx={{ justifySelf: 'start' }}
    >
      {step === 'account' ? 'I have a code already' : 'Ask for another code'}
    </Button>
  );
}
