import { type Assignee, contract } from '@docket/contracts';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { casesInWords, useEach, type WorkedCase } from './use-each.ts';

/** Makes cases the work of a colleague, or of nobody. */
export default function AssignDialog({
  rows,
  onClose,
}: {
  rows: readonly WorkedCase[];
  onClose: () => void;
}) {
  const people = useRead(contract.listAssignees);
  const [chosen, setChosen] = useState<Assignee | null>(null);
  const [tried, setTried] = useState(false);
  const done = () => (chosen === null ? 'Assigned to nobody' : `Assigned to ${chosen.name}`);
  const each = useEach({ rows, done, onClose });
  const assign = (userId: Assignee['id'] | null) =>
    each.mutate(({ id, version }) =>
      call(contract.assignCase, {
        params: { caseId: id },
        headers: { 'if-match': `"${version}"` },
        body: { userId },
      }),
    );
  const submit = () => {
    setTried(true);
    if (chosen !== null) assign(chosen.id);
  };
  const isMissing = tried && chosen === null;
  return (
    <FormDialog
      title={`Assign ${casesInWords(rows)}`}
      submit={{ label: 'Assign' }}
      pending={each.isPending}
      error={each.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>They find it under “My work”, and “Next case” gives it to nobody else. Who holds it keeps it.</div>
      <Autocomplete<Assignee>
        options={people.data?.items ?? []}
        loading={people.isPending}
        value={chosen}
        onChange={(_, person) => setChosen(person)}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ id }) => id}
        autoHighlight
        openOnFocus
        renderOption={({ key, ...line }, person) => (
          <Box component="li" key={key} {...line} sx={{ display: 'flex', gap: 2 }}>
            <Box component="span" sx={{ flex: 1 }}>
              {person.name}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', typography: 'caption' }}>
              {loadInWords(person)}
            </Box>
          </Box>
        )}
        renderInput={(input) => (
          <TextField
            {...input}
            label="Colleague"
            autoFocus
            error={isMissing}
            helperText={isMissing ? 'Say who.' : chosen === null ? ' ' : loadInWords(chosen)}
          />
        )}
      />
      {people.error !== null && <ErrorPanel error={people.error} onRetry={() => void people.refetch()} />}
      {rows.some(({ assignee }) => assignee !== null) && (
        <Button
          color="inherit"
          variant="outlined"
          disabled={each.isPending}
          onClick={() => {
            setChosen(null);
            assign(null);
          }}
          sx={{ justifySelf: 'start' }}
        >
          Assign to nobody
        </Button>
      )}
    </FormDialog>
  );
}

function loadInWords({ held, assigned }: Assignee): string {
  return `${held} held · ${assigned} assigned`;
}
