import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { KeyHint } from '../../../../ui/KeyHint.tsx';
import { PLACE_SHORTCUTS, SHORTCUTS } from './keymap.ts';
import { useShortcutsOn } from './use-shortcuts.ts';

const GROUPS = ['Decision', 'Evidence', 'Picture', 'Case'] as const;
const ALL = [...SHORTCUTS, ...PLACE_SHORTCUTS];

/** Every key of this page, and the switch that turns single keys off. */
export function ShortcutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [on, setOn] = useShortcutsOn();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))',
            columnGap: 5,
            rowGap: 2,
          }}
        >
          {GROUPS.map((group) => (
            <section key={group} aria-label={group}>
              <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', pb: 0.5 }}>
                {group}
              </Typography>
              {ALL.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                <Box
                  key={shortcut.label}
                  sx={{ display: 'flex', alignItems: 'center', minHeight: 26, typography: 'body2' }}
                >
                  <Box component="span" sx={{ mr: 'auto' }}>
                    {shortcut.label}
                  </Box>
                  {shownKeys(shortcut.keys).map((key) => (
                    <KeyHint key={key} keys={key} />
                  ))}
                </Box>
              ))}
            </section>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, justifyContent: 'space-between' }}>
        <FormControlLabel
          label="Single keys act on this page"
          control={<Switch checked={on} onChange={(_, next) => setOn(next)} />}
        />
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Eight number keys read better as a range; capitals are what the keyboard shows. */
function shownKeys(keys: readonly string[]): string[] {
  if (keys.length > 4) return [`${keys[0]} – ${keys[keys.length - 1]}`];
  return keys.map((key) => (key === 'W' ? 'Shift W' : key.length === 1 ? key.toUpperCase() : key));
}
