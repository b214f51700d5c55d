import type { FactorKind } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { paths } from '../../paths.ts';
import { useEnvironment } from '../../session/me.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { type DoorNotice, handoverOf, noticeOfOidc } from './door-notice.ts';
import { OidcButton } from './OidcButton.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { SecondStep } from './SecondStep.tsx';
import { type Credentials, SignInForm } from './SignInForm.tsx';
import { useEnter } from './use-enter.ts';

/** The door. In a demo, the accounts lie beside it; before there is an administrator, the way to become one. */
export default function SignInPage() {
  const environment = useEnvironment();
  const [params] = useSearchParams();
  const handover = handoverOf(useLocation().state);
  const [filled, setFilled] = useState<Credentials>({ email: handover?.email ?? '', password: '' });
  /** The factors one of which is wanted now: the password was right. */
  const [secondStep, setSecondStep] = useState<readonly FactorKind[] | null>(null);
  const enter = useEnter();
  const notice: DoorNotice | null =
    handover === null ? noticeOfOidc(params.get('oidc')) : { severity: 'success', text: handover.text };
  if (secondStep !== null) {
    return (
      <DoorFrame title="Show your second factor">
        <SecondStep kinds={secondStep} onEntered={enter} onBack={() => setSecondStep(null)} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      title="Sign in"
      below={
        environment?.demo === true && (
          <DemoAccounts
            accounts={environment.demoAccounts}
            onChoose={(email) => setFilled({ email, password: environment.demoPassword ?? '' })}
            chosen={filled.email}
          />
        )
      }
    >
      {notice !== null && (
        <Alert severity={notice.severity} sx={{ mb: 2 }}>
          {notice.text}
        </Alert>
      )}
      {environment?.firstRun === true && (
        <Alert
          severity="info"
          sx={{ mb: 2 }}
          action={
            <Button component={Link} to={paths.setUp()} color="inherit">
              Set it up
            </Button>
          }
        >
          Nobody administers this installation yet.
        </Alert>
      )}
      {/* A new key puts the chosen account into a fresh form. */}
      <SignInForm key={filled.email} filled={filled} onEntered={enter} onSecondStep={setSecondStep} />
      <PasskeySignIn onEntered={enter} />
      {environment?.oidc != null && <OidcButton label={environment.oidc.label} />}
    </DoorFrame>
  );
}
