import { contract, type Factors } from '@docket/contracts';
import SmartphoneOutlined from '@mui/icons-material/SmartphoneOutlined';
import { useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { AddAuthenticatorDialog } from './AddAuthenticatorDialog.tsx';
import { FactorLine } from './FactorLine.tsx';
import { RemoveFactorDialog } from './RemoveFactorDialog.tsx';

interface AuthenticatorSectionProps {
  factors: Factors;
  onCodes: (codes: string[]) => void;
}

/** The app on a phone that shows six digits. */
export function AuthenticatorSection({ factors, onCodes }: AuthenticatorSectionProps) {
  const { authenticator, allowed } = factors;
  const [isRemoving, setIsRemoving] = useState(false);
  // The secret is in the cache for as long as the dialog stands, and no longer.
  const start = useWrite(contract.startAuthenticator, { gcTime: 0 });
  return (
    <Section
      title="Authenticator app"
      about="An app on your phone shows six digits that you type after the password."
      actions={
        authenticator === null ? (
          <ReasonedButton
            allowed={allowed.addAuthenticator}
            variant="outlined"
            loading={start.isPending}
            onClick={() => start.mutate({})}
          >
            Add app
          </ReasonedButton>
        ) : (
          <ReasonedButton
            allowed={allowed.removeLast}
            variant="outlined"
            aria-label="Remove the authenticator app"
            onClick={() => setIsRemoving(true)}
          >
            Remove
          </ReasonedButton>
        )
      }
    >
      {authenticator === null ? (
        <FactorLine icon={<SmartphoneOutlined />} name="Not set up" isMissing />
      ) : (
        <FactorLine icon={<SmartphoneOutlined />} name="Set up">
          Added <TimeAgo at={authenticator.addedAt} />
        </FactorLine>
      )}
      {start.error !== null && <ErrorPanel error={start.error} />}
      {start.data !== undefined && (
        <AddAuthenticatorDialog
          started={start.data}
          onAdded={(codes) => {
            start.reset();
            if (codes !== null) onCodes(codes);
          }}
          onClose={() => start.reset()}
        />
      )}
      {isRemoving && (
        <RemoveFactorDialog
          title="Remove the authenticator app?"
          detail="Its codes are no longer taken. Delete Docket in the app as well."
          endpoint={contract.removeAuthenticator}
          input={{}}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </Section>
  );
}
