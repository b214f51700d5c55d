import { ConfirmFactor } from './ConfirmFactor.tsx';
import { ConfirmPassword } from './ConfirmPassword.tsx';
import { useMe } from './me.ts';

/** "Confirm it is you": by the second factor of whoever has one, by the password otherwise. */
export default function ConfirmDialog({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  return useMe().secondFactor === 'set' ? (
    <ConfirmFactor onAnswer={onAnswer} />
  ) : (
    <ConfirmPassword onAnswer={onAnswer} />
  );
}
