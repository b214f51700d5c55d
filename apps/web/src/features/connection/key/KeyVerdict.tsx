import Box from '@mui/material/Box';
import { CheckMark } from '../../../ui/CheckMark.tsx';
import { countInWords } from '../../../ui/format.ts';
import { ENVIRONMENT_WORDS } from '../connection-words.ts';
import type { KeyChange } from './use-key-change.ts';

/** What a key is, as far as Didit lets it be known. */
export function KeyVerdict({ verdict }: { verdict: NonNullable<KeyChange['verdict']> }) {
  const { environment, sessions, application } = verdict;
  const facts = [
    environment === null ? null : ENVIRONMENT_WORDS[environment],
    sessions === null ? null : `Sees ${countInWords(sessions)} ${sessions === 1 ? 'session' : 'sessions'}`,
    application === 'same' ? 'The application of the cases here' : null,
  ].filter((fact) => fact !== null);
  return (
    <Box role="status" sx={{ display: 'grid', gap: 0.25 }}>
      <CheckMark state="passed" label="Didit accepts this key" />
      {facts.map((fact) => (
        <Box key={fact} sx={{ pl: 2.5, color: 'text.secondary' }}>
          {fact}
        </Box>
      ))}
    </Box>
  );
}
