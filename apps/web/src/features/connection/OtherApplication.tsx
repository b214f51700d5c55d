import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { AGREEMENT } from './agreement.ts';
import { casesInWords } from './connection-words.ts';

interface OtherApplicationProps {
  cases: number;
  value: string;
  onChange: (typed: string) => void;
  isMissing: boolean;
}

/** Leaving the application of the cases here is possible, but never by accident: it is agreed to in words. */
export function OtherApplication({ cases, value, onChange, isMissing }: OtherApplicationProps) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Alert severity="warning">
        <AlertTitle>This is another Didit application</AlertTitle>
        The {casesInWords(cases)} here {cases === 1 ? 'belongs' : 'belong'} to the present one. With the new
        key Didit does not know {cases === 1 ? 'it' : 'them'}: what Docket has read stays readable, but
        nothing more can be loaded, decided or reported. Only the old key brings that back.
      </Alert>
      <LabelledInput
        label={`Type “${AGREEMENT}” to go on`}
        name="agreement"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        problem={isMissing ? `Type the words ${AGREEMENT}.` : undefined}
      />
    </Box>
  );
}
