import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import KeyboardCommandKeyOutlined from '@mui/icons-material/KeyboardCommandKeyOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { ShortcutHint } from '../shortcuts/ShortcutHint.tsx';
import { useLayers } from './layers.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const HINTED = { display: 'inline-flex', alignItems: 'center' } as const;

/** What is within reach of the pointer for who uses no keys: commands, help and theme. */
export function BarButtons() {
  const { openPalette, openHelp } = useLayers();
  return (
    <Box sx={{ flex: 'none', display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Tooltip title="Command palette (Ctrl/⌘ K)">
        <IconButton
          aria-label="Command palette"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={openPalette}
        >
          <KeyboardCommandKeyOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      <Tooltip
        title={
          <Box component="span" sx={HINTED}>
            Keyboard shortcuts
            <ShortcutHint id="help" />
          </Box>
        }
      >
        <IconButton aria-label="Keyboard shortcuts" aria-haspopup="dialog" onClick={openHelp}>
          <HelpOutlineOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      <ThemeSwitch />
    </Box>
  );
}
