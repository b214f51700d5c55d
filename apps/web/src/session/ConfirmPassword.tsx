import { contract, FRESH_MINUTES } from '@docket/contracts';
import { useState } from 'react';
import { problemOf } from '../api/problem-error.ts';
import { useWrite } from '../api/query.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { ConfirmAtProvider } from './ConfirmAtProvider.tsx';
import { useMe } from './me.ts';

/** The password once more, for what a stolen sign-in must not do. */
export function ConfirmPassword({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const me = useMe();
  const [password, setPassword] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const confirm = useWrite(contract.confirmPassword, {
    // The password is in the cache for as long as the dialog stands, and no longer.
    gcTime: 0,
    onSuccess: () => onAnswer(true),
  });
  const isWrong = confirm.error !== null && problemOf(confirm.error).code === 'wrong-password';
  const submit = () => {
    setIsEmpty(password === '');
    if (password !== '') confirm.mutate({ body: { password } });
  };
  return (
    <FormDialog
      title="Confirm it is you"
      submit={{ label: 'Confirm' }}
      pending={confirm.isPending}
      error={isWrong ? null : confirm.error}
      onSubmit={submit}
      onClose={() => onAnswer(false)}
    >
      <div>
        You are signed in as {me.email}. What you are about to change needs your password again; then it goes
        on by itself, with what you typed. For {FRESH_MINUTES} minutes you are not asked again.
      </div>
      {/* For password managers, which look for the name beside a password. */}
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <PasswordField
        autoFocus
        label="Your password"
        value={password}
        onChange={(next) => {
          setPassword(next);
          setIsEmpty(false);
          if (isWrong) confirm.reset();
        }}
        problem={isEmpty ? 'Enter your password.' : isWrong ? 'The password is wrong.' : undefined}
      />
      <ConfirmAtProvider />
    </FormDialog>
  );
}
