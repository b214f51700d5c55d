import LockOutlined from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';

/** A colleague is at work on the case: everything can be read, and nothing be decided. */
export function HeldStrip({ name }: { name: string }) {
  return (
    <Alert
      severity="info"
      icon={<LockOutlined fontSize="small" />}
      role="status"
      aria-label="Read-only"
      sx={{ flex: 'none', borderRadius: 0, borderWidth: '0 0 1px', py: 0, px: 2, alignItems: 'center' }}
    >
      Read-only while {name} works on this case. It follows by itself what they do.
    </Alert>
  );
}
