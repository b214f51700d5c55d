import Box from '@mui/material/Box';
import type { HTMLAttributes } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import type { Command } from './commands.ts';

/** One command, with what tells it from others and the key that does the same. */
export function CommandLine({ line, command }: { line: HTMLAttributes<HTMLLIElement>; command: Command }) {
  const { label, detail, keys } = command;
  return (
    <Box component="li" {...line} sx={{ display: 'flex', gap: 1.5, '&&': { px: 2, minHeight: 34 } }}>
      <Box
        component="span"
        dir="auto"
        sx={{
          flex: 'none',
          maxWidth: '60%',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {label}
      </Box>
      <Box
        component="span"
        sx={{
          flex: '1 1 0',
          minWidth: 0,
          color: 'text.secondary',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {detail}
      </Box>
      {keys !== undefined && <KeyHint keys={keys} />}
    </Box>
  );
}
