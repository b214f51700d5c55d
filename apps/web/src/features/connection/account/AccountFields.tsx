import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { ChangeProblem } from '../ChangeProblem.tsx';
import { OtherApplication } from '../OtherApplication.tsx';
import type { NewAccount } from './use-new-account.ts';

/** The two steps of a new account, one at a time. */
export function AccountFields({ account, autoFocus = false }: { account: NewAccount; autoFocus?: boolean }) {
  return (
    <>
      {account.step === 'account' ? (
        <Credentials account={account} autoFocus={autoFocus} />
      ) : (
        <Code account={account} />
      )}
      <ChangeProblem
        error={account.error}
        seen={account.seen}
        present={account.present}
        onGoOn={account.goOn}
        fields={
          account.step === 'account' ? ['/body/email', '/body/password'] : ['/body/email', '/body/code']
        }
      />
    </>
  );
}

function Email({ account, autoFocus }: { account: NewAccount; autoFocus: boolean }) {
  return (
    <LabelledInput
      label="E-mail"
      name="didit-email"
      type="email"
      autoComplete="off"
      autoFocus={autoFocus}
      value={account.entered.email}
      onChange={({ target }) => account.enter('email', target.value)}
      problem={account.wrong.has('email') ? 'Enter an e-mail address.' : account.said('email')}
    />
  );
}

function Credentials({ account, autoFocus }: { account: NewAccount; autoFocus: boolean }) {
  return (
    <>
      <Email account={account} autoFocus={autoFocus} />
      <PasswordField
        label="Password for Didit"
        name="didit-password"
        autoComplete="new-password"
        value={account.entered.password}
        onChange={(password) => account.enter('password', password)}
        problem={
          account.wrong.has('password') ? 'Enter at least eight characters.' : account.said('password')
        }
        hint="Eight or more: upper and lower case, a digit, a special character. Docket does not keep it."
      />
    </>
  );
}

function Code({ account }: { account: NewAccount }) {
  const { entered, wrong, leavesCases, present } = account;
  return (
    <>
      <Email account={account} autoFocus={false} />
      <LabelledInput
        label="Code from Didit’s e-mail"
        name="didit-code"
        autoComplete="one-time-code"
        autoFocus
        value={entered.code}
        onChange={({ target }) => account.enter('code', target.value)}
        problem={wrong.has('code') ? 'Enter the six letters and digits.' : account.said('code')}
        hint="It is valid for some minutes. Didit’s mail may be in the spam folder."
        inputProps={{ spellCheck: false, autoCapitalize: 'characters', maxLength: 12 }}
      />
      {leavesCases && (
        <OtherApplication
          cases={present.cases}
          value={entered.agreement}
          onChange={(agreement) => account.enter('agreement', agreement)}
          isMissing={wrong.has('agreement')}
        />
      )}
    </>
  );
}
