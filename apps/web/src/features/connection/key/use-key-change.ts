import { type Connection, contract, DiditKey } from '@docket/contracts';
import { useState } from 'react';
import { fieldProblem, problemOf } from '../../../api/problem-error.ts';
import { useWrite } from '../../../api/query.ts';
import { isAgreed } from '../agreement.ts';
import { useConnectionChange, useSeen } from '../use-connection-change.ts';

/** An API key on its way in: typed, tested at Didit, and only then kept. */
export function useKeyChange(present: Connection, onDone: (after: Connection) => void) {
  const { seen, headers, catchUp } = useSeen(present);
  const [apiKey, setApiKey] = useState('');
  const [agreement, setAgreement] = useState('');
  const [isMalformed, setIsMalformed] = useState(false);
  const [isUnagreed, setIsUnagreed] = useState(false);
  const test = useWrite(contract.testConnectionKey, { gcTime: 0 });
  const save = useConnectionChange(contract.setConnectionKey, onDone);
  const verdict = test.data?.accepted === true ? test.data : null;
  const isOther =
    verdict?.application === 'other' ||
    (save.error !== null && problemOf(save.error).code === 'other-application');

  const submit = () => {
    const parsed = DiditKey.safeParse(apiKey);
    setIsMalformed(!parsed.success);
    if (!parsed.success) return;
    if (verdict === null) return test.mutate({ body: { apiKey: parsed.data } });
    setIsUnagreed(isOther && !isAgreed(agreement));
    if (isOther && !isAgreed(agreement)) return;
    save.mutate({ headers, body: { apiKey: parsed.data, acceptOtherApplication: isOther } });
  };
  return {
    seen,
    present,
    apiKey,
    type: (next: string) => {
      setApiKey(next);
      setAgreement('');
      setIsMalformed(false);
      // A verdict is about the key that was tested and no other.
      test.reset();
      save.reset();
    },
    keyProblem: isMalformed
      ? 'Enter the key as Didit shows it, without spaces.'
      : test.data?.accepted === false
        ? (test.data.because ?? 'Didit does not accept this key.')
        : fieldProblem(save.error, '/body/apiKey'),
    verdict,
    isOther,
    agreement,
    agree: (next: string) => {
      setAgreement(next);
      setIsUnagreed(false);
    },
    isUnagreed,
    error: test.error ?? (isOther && isRefusal(save.error) ? null : save.error),
    pending: test.isPending || save.isPending,
    submit,
    submitLabel: verdict === null ? 'Test key' : 'Save key',
    goOn: () => {
      catchUp();
      save.reset();
    },
  };
}

/** The refusal that the agreement on screen answers already. */
function isRefusal(error: Error | null): boolean {
  return error !== null && problemOf(error).code === 'other-application';
}

export type KeyChange = ReturnType<typeof useKeyChange>;
