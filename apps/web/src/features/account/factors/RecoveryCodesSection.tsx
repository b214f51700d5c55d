import { contract, type Factors, RECOVERY_CODES } from '@docket/contracts';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import { useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { FactorLine } from './FactorLine.tsx';
import { useFactorsChanged } from './use-factors-changed.ts';

interface RecoveryCodesSectionProps {
  factors: Factors;
  onCodes: (codes: string[]) => void;
}

/** Paper for the day the phone is lost. */
export function RecoveryCodesSection({ factors, onCodes }: RecoveryCodesSectionProps) {
  const codes = factors.recoveryCodes;
  const [isAsking, setIsAsking] = useState(false);
  const changed = useFactorsChanged();
  const renew = useWrite(contract.renewRecoveryCodes, {
    onSuccess: async ({ recoveryCodes }) => {
      await changed();
      setIsAsking(false);
      onCodes(recoveryCodes);
    },
  });
  return (
    <Section
      title="Recovery codes"
      about="For the day the phone is lost: each lets you in once instead of a second factor."
      actions={
        <ReasonedButton
          allowed={codes !== null || { because: 'They come with your first second factor.' }}
          variant="outlined"
          onClick={() => setIsAsking(true)}
        >
          Make new codes
        </ReasonedButton>
      }
    >
      {codes === null ? (
        <FactorLine icon={<VpnKeyOutlined />} name="They come with your first app or passkey" isMissing />
      ) : (
        <FactorLine icon={<VpnKeyOutlined />} name={`${codes.left} of ${RECOVERY_CODES} left`}>
          Made <TimeAgo at={codes.madeAt} />
        </FactorLine>
      )}
      {isAsking && (
        <FormDialog
          title="Make new recovery codes?"
          submit={{ label: 'Make new codes' }}
          pending={renew.isPending}
          error={renew.error}
          onSubmit={() => renew.mutate({})}
          onClose={() => setIsAsking(false)}
        >
          <div>The codes you have now stop working, also those on paper.</div>
        </FormDialog>
      )}
    </Section>
  );
}
