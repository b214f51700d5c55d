import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Notice } from './feedback.ts';

const DEFAULT_MS = 6_000;

/** One notice; its clock stands still while the pointer or the focus is on it (WCAG 2.2.1). */
export function NoticeCard({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const [held, setHeld] = useState(false);
  const { text, severity = 'info', action, durationMs = DEFAULT_MS } = notice;
  const stays = severity === 'error' && notice.durationMs === undefined;
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (held || stays) return;
    const timer = window.setTimeout(() => close(), durationMs);
    return () => window.clearTimeout(timer);
  }, [held, stays, durationMs]);
  const act = () => {
    action?.onAct();
    onClose();
  };
  return (
    <Paper
      elevation={6}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Alert
        severity={severity}
        role={severity === 'error' ? 'alert' : 'status'}
        action={
          <>
            {action !== undefined && (
              <Button color="inherit" onClick={act}>
                {action.label}
              </Button>
            )}
            <IconButton aria-label="Close notice" color="inherit" onClick={onClose}>
              <CloseOutlined fontSize="small" />
            </IconButton>
          </>
        }
      >
        {text}
      </Alert>
    </Paper>
  );
}
