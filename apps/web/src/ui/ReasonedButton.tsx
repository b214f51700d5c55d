import type { Allowed } from '@docket/contracts';
import Button, { type ButtonProps } from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId } from 'react';

interface ReasonedButtonProps extends Omit<ButtonProps, 'disabled'> {
  allowed: Allowed;
}

/** A button that says why it refuses: it stays in the tab order, and the reason is its tooltip and description. */
export function ReasonedButton({ allowed, onClick, sx, children, ...rest }: ReasonedButtonProps) {
  const reasonId = useId();
  if (allowed === true) {
    return (
      <Button {...rest} onClick={onClick} sx={sx ?? null}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip title={allowed.because} describeChild>
        <Button
          {...rest}
          aria-disabled
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
          sx={[{ opacity: 0.55, cursor: 'not-allowed' }, ...(Array.isArray(sx) ? sx : [sx ?? null])]}
        >
          {children}
        </Button>
      </Tooltip>
      <span id={reasonId} hidden>
        {allowed.because}
      </span>
    </>
  );
}
