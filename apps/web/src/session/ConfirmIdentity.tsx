import { lazy, Suspense, useEffect } from 'react';
import { answerConfirmation, useConfirmationAsked } from '../api/confirm.ts';

// Asked for rarely, so not a part of what everybody loads first.
const ConfirmDialog = lazy(() => import('./ConfirmDialog.tsx'));

/** Asks for the password or the second factor whenever something in the app needs it. Mounted once, in the shell. */
export function ConfirmIdentity() {
  const asked = useConfirmationAsked();
  // Signed out meanwhile: what waited must not go on in the name of the next person.
  useEffect(() => () => answerConfirmation(false), []);
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog onAnswer={answerConfirmation} />
    </Suspense>
  );
}
