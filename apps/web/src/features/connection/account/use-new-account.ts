import { type Connection, contract, registerDiditAccount, verifyDiditAccount } from '@docket/contracts';
import { useState } from 'react';
import { fieldProblem } from '../../../api/problem-error.ts';
import { useWrite } from '../../../api/query.ts';
import { useAnnounce } from '../../../layout/feedback.ts';
import { isAgreed } from '../agreement.ts';
import { useConnectionChange, useSeen } from '../use-connection-change.ts';

const EMPTY = { email: '', password: '', code: '', agreement: '' };
type Field = keyof typeof EMPTY;

/** Opening a Didit account: e-mail and password, then the code that Didit mails, which brings the key. */
export function useNewAccount(present: Connection, onDone: (after: Connection) => void) {
  const announce = useAnnounce();
  const { seen, headers, catchUp } = useSeen(present);
  const [step, setStep] = useState<'account' | 'code'>('account');
  const [entered, setEntered] = useState(EMPTY);
  const [wrong, setWrong] = useState<ReadonlySet<Field>>(new Set());
  const register = useWrite(contract.registerDiditAccount, {
    gcTime: 0,
    onSuccess: ({ email }) => {
      // From here on only the code is needed.
      setEntered({ ...EMPTY, email });
      setStep('code');
      announce(`Didit has sent a code to ${email}.`);
    },
  });
  const verify = useConnectionChange(contract.verifyDiditAccount, onDone);
  // A new account has an application of its own, so any case here is left behind.
  const leavesCases = present.cases > 0;

  const submitAccount = () => {
    const parsed = registerDiditAccount.schema.body.safeParse({
      email: entered.email.trim(),
      password: entered.password,
    });
    setWrong(wrongOf(parsed.error?.issues));
    if (parsed.success) register.mutate({ body: parsed.data });
  };
  const submitCode = () => {
    const parsed = verifyDiditAccount.schema.body.safeParse({
      email: entered.email.trim(),
      code: entered.code,
      acceptOtherApplication: leavesCases,
    });
    const missing = new Set(wrongOf(parsed.error?.issues));
    if (leavesCases && !isAgreed(entered.agreement)) missing.add('agreement');
    setWrong(missing);
    if (parsed.success && missing.size === 0) verify.mutate({ headers, body: parsed.data });
  };
  return {
    seen,
    present,
    step,
    entered,
    leavesCases,
    wrong,
    said: (field: Field) => fieldProblem(register.error ?? verify.error, `/body/${field}`),
    enter: (field: Field, value: string) => {
      setEntered({ ...entered, [field]: value });
      setWrong(new Set());
      register.reset();
      verify.reset();
    },
    error: step === 'account' ? register.error : verify.error,
    pending: register.isPending || verify.isPending,
    submit: step === 'account' ? submitAccount : submitCode,
    submitLabel: step === 'account' ? 'Send me a code' : 'Connect',
    goTo: (next: typeof step) => {
      setStep(next);
      setWrong(new Set());
      register.reset();
      verify.reset();
    },
    goOn: () => {
      catchUp();
      verify.reset();
    },
  };
}

function wrongOf(issues: readonly { path: PropertyKey[] }[] = []): ReadonlySet<Field> {
  const names = new Set(issues.map(({ path }) => path[0]));
  return new Set((['email', 'password', 'code'] as const).filter((field) => names.has(field)));
}

export type NewAccount = ReturnType<typeof useNewAccount>;
