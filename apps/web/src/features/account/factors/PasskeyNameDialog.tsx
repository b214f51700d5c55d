import { useState } from 'react';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';

interface PasskeyNameDialogProps {
  title: string;
  about?: string;
  submit: string;
  initial: string;
  pending: boolean;
  error: Error | null;
  onName: (name: string) => void;
  onClose: () => void;
}

/** One short name for one device. */
export function PasskeyNameDialog(props: PasskeyNameDialogProps) {
  const { title, about, submit, initial, pending, error, onName, onClose } = props;
  const [name, setName] = useState(initial);
  const [isEmpty, setIsEmpty] = useState(false);
  return (
    <FormDialog
      title={title}
      submit={{ label: submit }}
      pending={pending}
      error={error}
      onSubmit={() => {
        setIsEmpty(name.trim() === '');
        if (name.trim() !== '') onName(name);
      }}
      onClose={onClose}
    >
      {about !== undefined && <div>{about}</div>}
      <LabelledInput
        label="Name of the device"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        problem={isEmpty ? 'Enter a name.' : undefined}
        hint="For example: work laptop"
        inputProps={{ maxLength: 60 }}
        sx={{ mt: 0.5 }}
      />
    </FormDialog>
  );
}
