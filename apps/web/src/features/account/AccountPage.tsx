import { useMe } from '../../session/me.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { SignInsSection } from './SignInsSection.tsx';

/** What belongs to the person who is signed in, whatever their role. */
export default function AccountPage() {
  const me = useMe();
  return (
    <PageFrame title="Your account" subtitle={`${me.name} · ${me.email} · ${me.role}`}>
      <SignInsSection />
    </PageFrame>
  );
}
