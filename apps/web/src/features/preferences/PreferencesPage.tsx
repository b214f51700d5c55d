import { may, useMe } from '../../session/me.ts';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { AfterDecisionSection } from './AfterDecisionSection.tsx';
import { DatesSection } from './DatesSection.tsx';
import { ShortcutsSection } from './keys/ShortcutsSection.tsx';
import { LookSections } from './LookSections.tsx';

/** How Docket looks and behaves for the person who is signed in. */
export default function PreferencesPage() {
  const me = useMe();
  return (
    <PageFrame
      title="Preferences"
      subtitle="They hold at once, for you alone, in every browser you sign in with."
    >
      <LookSections />
      <DatesSection />
      {may(me, 'case:decide') && <AfterDecisionSection />}
      <ShortcutsSection />
    </PageFrame>
  );
}
