import type { Density, Theme } from '@docket/contracts';
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useChangePreferences, usePreferences } from '../../session/preferences.ts';
import { Section } from '../../ui/Section.tsx';
import { type Choice, Choices } from './Choices.tsx';

const THEMES: readonly Choice<Theme>[] = [
  { value: 'system', label: 'As the system', picture: <Miniatures schemes={['light', 'dark']} /> },
  { value: 'light', label: 'Light', picture: <Miniatures schemes={['light']} /> },
  { value: 'dark', label: 'Dark', picture: <Miniatures schemes={['dark']} /> },
  { value: 'contrast', label: 'High contrast', picture: <Miniatures schemes={['contrast']} /> },
];

const DENSITIES: readonly Choice<Density>[] = [
  { value: 'comfortable', label: 'Comfortable', about: 'Rows of 52 pixels', picture: <Rows height={13} /> },
  { value: 'standard', label: 'Standard', about: 'Rows of 40 pixels', picture: <Rows height={10} /> },
  {
    value: 'compact',
    label: 'Compact',
    about: 'Rows of 32 pixels, in one line',
    picture: <Rows height={8} />,
  },
];

/** Colours, room and movement. */
export function LookSections() {
  const { theme, density, motion } = usePreferences();
  const change = useChangePreferences();
  return (
    <>
      <Section title="Theme" about="High contrast is white on black, with every line visible.">
        <Choices label="Theme" value={theme} choices={THEMES} onChoose={(next) => change({ theme: next })} />
      </Section>
      <Section title="Density" about="How much of a list is on screen at once.">
        <Choices
          label="Density"
          value={density}
          choices={DENSITIES}
          onChoose={(next) => change({ density: next })}
        />
      </Section>
      <Section title="Motion" about="Docket also does without where your system asks for it.">
        <FormControlLabel
          label="Show changes without movement"
          control={
            <Switch
              checked={motion === 'reduced'}
              onChange={(_, reduced) => change({ motion: reduced ? 'reduced' : 'system' })}
            />
          }
        />
      </Section>
    </>
  );
}

/** A page in small, in the very colours of the scheme: each scheme's colours hold below its attribute. */
function Miniatures({ schemes }: { schemes: readonly ('light' | 'dark' | 'contrast')[] }) {
  return (
    <Box component="span" aria-hidden sx={{ display: 'flex', mt: 1, height: 44 }}>
      {schemes.map((scheme) => (
        <Box
          component="span"
          key={scheme}
          data-scheme={scheme}
          sx={{
            flex: 1,
            display: 'flex',
            flexDirection: 'column',
            justifyContent: 'center',
            gap: 0.75,
            px: 1,
            border: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
            '& > span': { display: 'block', height: 4, borderRadius: 1 },
          }}
        >
          <Box component="span" sx={{ width: '80%', bgcolor: 'text.primary' }} />
          <Box component="span" sx={{ width: '55%', bgcolor: 'text.secondary' }} />
          <Box component="span" sx={{ width: '30%', bgcolor: 'primary.main' }} />
        </Box>
      ))}
    </Box>
  );
}

/** A quarter of the height of its rows. */
function Rows({ height }: { height: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ display: 'block', mt: 1, height: 44, overflow: 'hidden', borderTop: 1, borderColor: 'divider' }}
    >
      {['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((row) => (
        <Box
          component="span"
          key={row}
          sx={{ display: 'block', height, borderBottom: 1, borderColor: 'divider' }}
        />
      ))}
    </Box>
  );
}
