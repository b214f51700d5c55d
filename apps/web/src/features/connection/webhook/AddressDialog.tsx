import { type Connection, contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { fieldProblem } from '../../../api/problem-error.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { ChangeProblem } from '../ChangeProblem.tsx';
import { useConnectionChange, useSeen } from '../use-connection-change.ts';
import { addressBelow, baseConcern, baseOf, baseProblem } from './webhook-address.ts';

interface AddressDialogProps {
  connection: Connection;
  onSaved: (after: Connection) => void;
  onClose: () => void;
}

/** At which address Didit reaches this server; creates or mends the destination with it. */
export function AddressDialog({ connection, onSaved, onClose }: AddressDialogProps) {
  const { seen, headers, catchUp } = useSeen(connection);
  const { address, path, publicUrl } = seen.webhook;
  const [base, setBase] = useState(baseOf(address, path) || (publicUrl ?? ''));
  const [wrong, setWrong] = useState<string | null>(null);
  const connect = useConnectionChange(contract.connectWebhook, onSaved);
  const submit = () => {
    const problem = baseProblem(base);
    setWrong(problem);
    if (problem === null) connect.mutate({ headers, body: { baseUrl: base.trim() } });
  };
  return (
    <FormDialog
      title="Where Didit reaches this server"
      submit={{ label: address === null ? 'Create at Didit' : 'Save at Didit' }}
      pending={connect.isPending}
      error={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        Didit sends every change to an address below this one, so it must be reachable from the internet.
      </div>
      <LabelledInput
        label="Address of this server"
        name="base-url"
        type="url"
        inputMode="url"
        autoComplete="off"
        autoFocus
        placeholder="https://docket.example.com"
        value={base}
        onChange={({ target }) => {
          setBase(target.value);
          setWrong(null);
          connect.reset();
        }}
        problem={wrong ?? fieldProblem(connect.error, '/body/baseUrl')}
        hint={baseConcern(base) ?? 'With https:// and without Docket’s own path.'}
      />
      <Box>
        Didit will deliver to
        <Box
          component="output"
          aria-label="Webhook address"
          sx={{ display: 'block', overflowWrap: 'anywhere' }}
        >
          <code>{baseProblem(base) === null ? addressBelow(base, path) : '–'}</code>
        </Box>
      </Box>
      <ChangeProblem
        error={connect.error}
        seen={seen}
        present={connection}
        onGoOn={() => {
          catchUp();
          connect.reset();
        }}
        fields={['/body/baseUrl']}
      />
    </FormDialog>
  );
}
