import { contract } from '@docket/contracts';
import { useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { AuthenticatorSection } from './AuthenticatorSection.tsx';
import { PasskeysSection } from './PasskeysSection.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { RecoveryCodesSection } from './RecoveryCodesSection.tsx';

/** What a person has besides the password. */
export function FactorSections() {
  const factors = useRead(contract.listFactors);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (factors.data === undefined) {
    if (factors.error === null) return <Loading />;
    return <ErrorPanel error={factors.error} onRetry={() => void factors.refetch()} />;
  }
  return (
    <>
      <AuthenticatorSection factors={factors.data} onCodes={setCodes} />
      <PasskeysSection factors={factors.data} onCodes={setCodes} />
      <RecoveryCodesSection factors={factors.data} onCodes={setCodes} />
      {codes !== null && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}
