import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type KeyboardEvent, useState } from 'react';
import type { Remapped, Shortcut } from '../../../shortcuts/keymap.ts';
import { isSequence } from '../../../shortcuts/remap.ts';
import { type Heard, hear } from './hear.ts';

interface KeyRecorderProps {
  shortcut: Shortcut;
  remapped: Remapped;
  onChoose: (key: string) => void;
  onCancel: () => void;
}

/** Waits for one key and says why it cannot be that one. Escape and Tab are left to what they are for. */
export function KeyRecorder({ shortcut, remapped, onChoose, onCancel }: KeyRecorderProps) {
  const [heard, setHeard] = useState<Heard | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key === 'Tab') return;
    event.preventDefault();
    // Neither the page nor the button may take it for a command.
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
    else {
      const next = hear(event, shortcut, remapped);
      setHeard(next);
      if (next?.key !== undefined) onChoose(next.key);
    }
  };
  const asks = isSequence(shortcut) ? 'Press the key that follows G …' : 'Press a key …';
  return (
    <Box sx={{ display: 'grid', gap: 0.5, pb: 1 }}>
      <Button
        // The person has just asked for it, and what they press next is meant for it.
        autoFocus
        variant="outlined"
        aria-describedby={`refusal-${shortcut.id}`}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
        sx={{ justifyContent: 'flex-start', borderStyle: 'dashed' }}
      >
        {asks} Esc keeps it as it is.
      </Button>
      <Box id={`refusal-${shortcut.id}`} role="alert" sx={{ typography: 'caption', color: 'error.main' }}>
        {heard?.refusal}
      </Box>
    </Box>
  );
}
