import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { useChangePreferences, usePreferences } from '../session/preferences.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { activeShortcuts } from './dispatch.ts';
import {
  GROUPS,
  type Group,
  keysOf,
  PLACE_SHORTCUTS,
  type Remapped,
  shortcutOf,
  shownKey,
} from './keymap.ts';

interface Line {
  readonly group: Group;
  readonly label: string;
  readonly keys: readonly string[];
}

/** Every key that does something on this page, as the person has set it, and the switch that turns keys off. */
export default function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { shortcutsOn, keys } = usePreferences();
  const change = useChangePreferences();
  // What the page could do when it was asked; behind the dialog it stays as it is.
  const [active] = useState(activeShortcuts);
  const lines = linesOf(
    active.map(({ id }) => id),
    keys,
  );
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">Keyboard shortcuts</DialogTitle>
      <DialogContent>
        {!shortcutsOn && (
          <Typography variant="body2" sx={{ pb: 2 }}>
            Single keys are switched off. Ctrl/⌘ K still opens every command.
          </Typography>
        )}
        <Box sx={{ columns: '320px 2', columnGap: 5 }}>
          {GROUPS.map((group) => (
            <GroupOfLines key={group} group={group} lines={lines.filter((line) => line.group === group)} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, flexWrap: 'wrap', gap: 1 }}>
        <FormControlLabel
          label="Single keys act"
          control={<Switch checked={shortcutsOn} onChange={(_, on) => change({ shortcutsOn: on })} />}
          sx={{ mr: 'auto' }}
        />
        <Button component={Link} to={paths.preferences()} onClick={onClose}>
          Change keys
        </Button>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function linesOf(ids: ReturnType<typeof activeShortcuts>[number]['id'][], remapped: Remapped): Line[] {
  const shortcuts = ids.map(shortcutOf);
  const onCase = shortcuts.some(({ scope }) => scope === 'case');
  const places = PLACE_SHORTCUTS.filter(({ scope }) => scope === 'everywhere' || onCase);
  return [
    ...shortcuts.map((shortcut) => ({ ...shortcut, keys: shownKeys(keysOf(shortcut, remapped)) })),
    ...places,
  ];
}

function GroupOfLines({ group, lines }: { group: Group; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Box component="section" aria-label={group} sx={{ breakInside: 'avoid', pb: 2 }}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', pb: 0.5 }}>
        {group}
      </Typography>
      {lines.map(({ label, keys }) => (
        <Box key={label} sx={{ display: 'flex', alignItems: 'center', minHeight: 26, typography: 'body2' }}>
          <Box component="span" sx={{ mr: 'auto' }}>
            {label}
          </Box>
          {keys.map((key) => (
            <KeyHint key={key} keys={key} />
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** Eight number keys read better as a range. */
function shownKeys(keys: readonly string[]): string[] {
  if (keys.length > 4) return [`${keys[0]} – ${keys[keys.length - 1]}`];
  return keys.map(shownKey);
}
