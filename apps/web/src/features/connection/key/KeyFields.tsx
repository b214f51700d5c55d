import { PasswordField } from '../../../ui/PasswordField.tsx';
import { ChangeProblem } from '../ChangeProblem.tsx';
import { OtherApplication } from '../OtherApplication.tsx';
import { KeyVerdict } from './KeyVerdict.tsx';
import type { KeyChange } from './use-key-change.ts';

/** The key, what Didit thinks of it, and what has to be agreed to before it is kept. */
export function KeyFields({ change, autoFocus = false }: { change: KeyChange; autoFocus?: boolean }) {
  const { verdict, isOther, present } = change;
  return (
    <>
      <PasswordField
        label="API key"
        subject="API key"
        name="didit-key"
        autoComplete="off"
        autoFocus={autoFocus}
        value={change.apiKey}
        onChange={change.type}
        problem={change.keyProblem}
        hint="In Didit’s console under Developers, API keys. It is stored encrypted and never shown again."
      />
      {verdict !== null && <KeyVerdict verdict={verdict} />}
      {isOther && (
        <OtherApplication
          cases={verdict?.cases ?? present.cases}
          value={change.agreement}
          onChange={change.agree}
          isMissing={change.isUnagreed}
        />
      )}
      <ChangeProblem
        error={change.error}
        seen={change.seen}
        present={present}
        onGoOn={change.goOn}
        fields={['/body/apiKey']}
      />
    </>
  );
}
