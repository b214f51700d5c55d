import { contract, type Factors, type Passkey } from '@docket/contracts';
import FingerprintOutlined from '@mui/icons-material/FingerprintOutlined';
import { useState } from 'react';
import { KNOWS_PASSKEYS } from '../../../session/passkey.ts';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { FactorLine } from './FactorLine.tsx';
import { PasskeyNameDialog } from './PasskeyNameDialog.tsx';
import { PasskeyTable } from './PasskeyTable.tsx';
import { RemoveFactorDialog } from './RemoveFactorDialog.tsx';
import { useAddPasskey, useRenamePasskey } from './use-passkey.ts';

interface PasskeysSectionProps {
  factors: Factors;
  onCodes: (codes: string[]) => void;
}

type Layer = { readonly kind: 'add' } | { readonly kind: 'rename' | 'remove'; readonly passkey: Passkey };

/** Devices that sign in by fingerprint, face or PIN. */
export function PasskeysSection({ factors: { passkeys, allowed }, onCodes }: PasskeysSectionProps) {
  const [layer, setLayer] = useState<Layer | null>(null);
  const close = () => setLayer(null);
  const mayAdd = KNOWS_PASSKEYS ? allowed.addPasskey : { because: 'This browser knows no passkeys.' };
  return (
    <Section
      title="Passkeys"
      about="Your device signs you in by fingerprint, face or PIN: after the password, or instead of it."
      actions={
        <ReasonedButton allowed={mayAdd} variant="outlined" onClick={() => setLayer({ kind: 'add' })}>
          Add passkey
        </ReasonedButton>
      }
    >
      {passkeys.length === 0 ? (
        <FactorLine
          icon={<FingerprintOutlined />}
          name={mayAdd === true ? 'None yet' : mayAdd.because}
          isMissing
        />
      ) : (
        <PasskeyTable
          passkeys={passkeys}
          mayRemove={allowed.removeLast}
          onRename={(passkey) => setLayer({ kind: 'rename', passkey })}
          onRemove={(passkey) => setLayer({ kind: 'remove', passkey })}
        />
      )}
      {layer?.kind === 'add' && <Adding onCodes={onCodes} onClose={close} />}
      {layer?.kind === 'rename' && <Renaming passkey={layer.passkey} onClose={close} />}
      {layer?.kind === 'remove' && (
        <RemoveFactorDialog
          title={`Remove the passkey “${layer.passkey.name}”?`}
          detail="It signs you in no longer. Delete it on the device as well."
          endpoint={contract.removePasskey}
          input={{ params: { passkeyId: layer.passkey.id } }}
          onClose={close}
        />
      )}
    </Section>
  );
}

function Adding({ onCodes, onClose }: { onCodes: (codes: string[]) => void; onClose: () => void }) {
  const add = useAddPasskey((codes) => {
    onClose();
    if (codes !== null) onCodes(codes);
  });
  return (
    <PasskeyNameDialog
      title="Add a passkey"
      about="Name the device, so that you know it again. The browser then asks for your fingerprint, face or PIN."
      submit="Make the passkey"
      initial=""
      pending={add.isPending}
      error={add.error}
      onName={(name) => add.mutate(name)}
      onClose={onClose}
    />
  );
}

function Renaming({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const rename = useRenamePasskey(onClose);
  return (
    <PasskeyNameDialog
      title="Rename the passkey"
      submit="Save"
      initial={passkey.name}
      pending={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutate({ params: { passkeyId: passkey.id }, body: { name } })}
      onClose={onClose}
    />
  );
}
