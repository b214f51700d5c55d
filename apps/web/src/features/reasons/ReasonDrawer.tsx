import type { Reason } from '@docket/contracts';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { ReasonFields } from './ReasonFields.tsx';
import { EMPTY_REASON, faultsOf } from './reason-form.ts';

interface ReasonDrawerProps {
  /** null: a new one. */
  reason: Reason | null;
  taken: readonly string[];
  onDone: (reason: Reason) => void;
  onClose: () => void;
}

/** One reason in the making. Nothing is in force before the whole version is. */
export function ReasonDrawer({ reason, taken, onDone, onClose }: ReasonDrawerProps) {
  const [values, setValues] = useState<Reason>(reason ?? EMPTY_REASON);
  const [tried, setTried] = useState(false);
  const faults = faultsOf(values, reason === null ? taken : []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) onDone(values);
  };
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': 'reason-title', sx: { width: 520, maxWidth: '100vw' } },
      }}
    >
      <Box
        component="form"
        noValidate
        onSubmit={submit}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: '100%' }}
      >
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, p: 3, pb: 1.5 }}>
          <Typography id="reason-title" variant="h1" component="h2" sx={{ flex: 1 }}>
            {reason === null ? 'Add a reason' : `Edit “${reason.label}”`}
          </Typography>
          <IconButton aria-label="Close" onClick={onClose}>
            <Close fontSize="small" />
          </IconButton>
        </Box>
        <ReasonFields
          values={values}
          isNew={reason === null}
          faults={tried ? faults : { ...(faults.customerText && { customerText: faults.customerText }) }}
          onChange={(more) => setValues({ ...values, ...more })}
        />
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, p: 3, mt: 'auto' }}>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained">
            {reason === null ? 'Add' : 'Change'}
          </Button>
        </Box>
      </Box>
    </Drawer>
  );
}
