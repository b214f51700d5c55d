import { contract, type Me } from '@docket/contracts';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { problemOf } from '../../api/problem-error.ts';
import { askPasskey, KNOWS_PASSKEYS } from '../../session/passkey.ts';

/** The way in without e-mail and password, for whoever has a passkey here. */
export function PasskeySignIn({ onEntered }: { onEntered: (user: Me) => void }) {
  const enter = useMutation({
    mutationFn: async () =>
      call(contract.signInWithPasskey, { body: { passkey: await askPasskey('sign-in') } }),
    onSuccess: ({ user }) => onEntered(user),
  });
  if (!KNOWS_PASSKEYS) return null;
  return (
    <>
      <Button
        size="medium"
        startIcon={<FingerprintOutlined />}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
        sx={{ mt: 1.5, width: '100%' }}
      >
        Sign in with a passkey
      </Button>
      {enter.error !== null && (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          {problemOf(enter.error).detail ?? problemOf(enter.error).title}
        </Alert>
      )}
    </>
  );
}
