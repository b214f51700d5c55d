import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { keysOf, type Remapped, type Shortcut, shownKey } from '../../../shortcuts/keymap.ts';
import { isSequence } from '../../../shortcuts/remap.ts';
import { Hidden } from '../../../ui/Hidden.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { KeyRecorder } from './KeyRecorder.tsx';

interface ShortcutRowProps {
  shortcut: Shortcut;
  remapped: Remapped;
  recording: boolean;
  onRecord: (on: boolean) => void;
  /** null: the shipped key again. */
  onChoose: (key: string | null) => void;
}

/** One shortcut, its key, and the way to another. */
export function ShortcutRow({ shortcut, remapped, recording, onRecord, onChoose }: ShortcutRowProps) {
  const { id, label } = shortcut;
  const isOwn = remapped[id] !== undefined;
  const keys = keysOf(shortcut, remapped).map(shownKey);
  const about = isSequence(shortcut) ? `Go to ${label}` : label;
  return (
    <Box role="group" aria-label={about} sx={{ breakInside: 'avoid' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32, gap: 0.5, typography: 'body2' }}>
        <Box component="span" sx={{ flex: '1 1 0', minWidth: 0 }}>
          {label}
        </Box>
        <Hidden>{keys.join(' or ')}</Hidden>
        {keys.map((key) => (
          <KeyHint key={key} keys={key} />
        ))}
        {isOwn && (
          <Button
            color="inherit"
            aria-label={`Reset the key of ${about}`}
            onClick={() => onChoose(null)}
            sx={SMALL}
          >
            Reset
          </Button>
        )}
        <Button
          aria-label={`Change the key of ${about}`}
          aria-expanded={recording}
          onClick={() => onRecord(!recording)}
          sx={SMALL}
        >
          Change
        </Button>
      </Box>
      {recording && (
        <KeyRecorder
          shortcut={shortcut}
          remapped={remapped}
          onChoose={onChoose}
          onCancel={() => onRecord(false)}
        />
      )}
    </Box>
  );
}

const SMALL = { minHeight: 24, minWidth: 0, py: 0, px: 0.75 } as const;
