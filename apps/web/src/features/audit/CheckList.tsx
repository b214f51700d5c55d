import Box from '@mui/material/Box';
import { CheckMark } from '../../ui/CheckMark.tsx';
import { checkInWords } from './check-words.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What was checked, how it went, and what that says. */
export function CheckList({ checks, narrow = false }: { checks: readonly Check[]; narrow?: boolean }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', typography: 'body2' }}>
      {checks.map(({ name, ok, detail }) => (
        <Box
          component="li"
          key={name}
          sx={{
            display: 'grid',
            gridTemplateColumns: narrow ? '72px minmax(0, 1fr)' : '72px 300px minmax(0, 1fr)',
            columnGap: 2,
            py: 0.375,
          }}
        >
          <CheckMark state={ok ? 'passed' : 'failed'} />
          <span>{checkInWords(name)}</span>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere', ...(narrow && { gridColumn: 2 }) }}>
            {detail}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
