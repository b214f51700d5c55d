import type { AfterDecision } from '@docket/contracts';
import { useChangePreferences, usePreferences } from '../../session/preferences.ts';
import { Section } from '../../ui/Section.tsx';
import { type Choice, Choices } from './Choices.tsx';

const CHOICES: readonly Choice<AfterDecision>[] = [
  { value: 'stay', label: 'Stay on the case', about: 'You see it arrive at Didit' },
  { value: 'next', label: 'Next case', about: 'Claims the one that waits longest' },
  { value: 'queue', label: 'Back to the queue', about: 'As you left it' },
];

/** Where a decision leads. */
export function AfterDecisionSection() {
  const { afterDecision } = usePreferences();
  const change = useChangePreferences();
  return (
    <Section title="After a decision" about="Wherever you are, it can be undone until it is sent.">
      <Choices
        label="After a decision"
        value={afterDecision}
        choices={CHOICES}
        onChoose={(next) => change({ afterDecision: next })}
      />
    </Section>
  );
}
