import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useAnnounce } from '../../../layout/feedback.ts';
import { PLACES } from '../../../layout/navigation.ts';
import { may, useMe } from '../../../session/me.ts';
import { useChangePreferences, usePreferences } from '../../../session/preferences.ts';
import {
  ALL_SHORTCUTS,
  GROUPS,
  type Shortcut,
  type ShortcutId,
  shownKey,
} from '../../../shortcuts/keymap.ts';
import { remap } from '../../../shortcuts/remap.ts';
import { Section } from '../../../ui/Section.tsx';
import { ShortcutRow } from './ShortcutRow.tsx';

/** Which keys act, and whether any do. Only those that this person's role can meet. */
export function ShortcutsSection() {
  const { shortcutsOn, keys } = usePreferences();
  const change = useChangePreferences();
  const announce = useAnnounce();
  const [recording, setRecording] = useState<ShortcutId | null>(null);
  const shown = useShownShortcuts();
  const choose = (shortcut: Shortcut, key: string | null) => {
    setRecording(null);
    change({ keys: remap(keys, shortcut, key) });
    announce(`${shortcut.label}: ${shownKey(key ?? shortcut.keys[0] ?? '')}`);
  };
  return (
    <Section
      title="Keyboard shortcuts"
      about="Single keys, which act while you are not typing. Speech input may press them by accident."
      actions={
        Object.keys(keys).length > 0 && (
          <Button variant="outlined" onClick={() => change({ keys: {} })}>
            Reset all keys
          </Button>
        )
      }
    >
      <FormControlLabel
        label="Single keys act"
        control={<Switch checked={shortcutsOn} onChange={(_, on) => change({ shortcutsOn: on })} />}
      />
      <Box sx={{ columns: '300px 2', columnGap: 5 }}>
        {GROUPS.map((group) => {
          const rows = shown.filter((shortcut) => shortcut.group === group);
          if (rows.length === 0) return null;
          return (
            <Box component="section" key={group} aria-label={group} sx={{ pb: 2, breakInside: 'avoid' }}>
              <Typography variant="subtitle2" component="h3" sx={{ color: 'text.secondary', pb: 0.5 }}>
                {group}
              </Typography>
              {rows.map((shortcut) => (
                <ShortcutRow
                  key={shortcut.id}
                  shortcut={shortcut}
                  remapped={keys}
                  recording={recording === shortcut.id}
                  onRecord={(on) => setRecording(on ? shortcut.id : null)}
                  onChoose={(key) => choose(shortcut, key)}
                />
              ))}
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}

function useShownShortcuts(): Shortcut[] {
  const me = useMe();
  const closed = new Set(PLACES.flatMap(({ keys, permission }) => (may(me, permission) ? [] : [keys])));
  const seesCases = may(me, 'case:list');
  return ALL_SHORTCUTS.filter(
    ({ id, scope, fixed }) => fixed !== true && !closed.has(id) && (scope === 'everywhere' || seesCases),
  );
}
