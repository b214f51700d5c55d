import Alert from '@mui/material/Alert';
import { useMe } from '../../session/me.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { FactorSections } from './factors/FactorSections.tsx';
import { SignInsSection } from './SignInsSection.tsx';

/** What belongs to the person who is signed in, whatever their role. */
export default function AccountPage() {
  const me = useMe();
  return (
    <PageFrame title="Your account" subtitle={`${me.name} · ${me.email} · ${me.role}`}>
      {me.secondFactor === 'missing' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          Your role needs a second factor. Add an authenticator app or a passkey; then the rest of Docket
          opens.
        </Alert>
      )}
      <FactorSections />
      <SignInsSection />
    </PageFrame>
  );
}
