import type { Theme } from '@docket/contracts';
import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useChangePreferences, usePreferences } from '../session/preferences.ts';
import { useThemeChoice } from '../ui/scheme.ts';

const LOOKS = {
  system: { next: 'light', words: 'as the system', Icon: SettingsBrightnessOutlined },
  light: { next: 'dark', words: 'light', Icon: LightModeOutlined },
  dark: { next: 'contrast', words: 'dark', Icon: DarkModeOutlined },
  contrast: { next: 'system', words: 'high contrast', Icon: ContrastOutlined },
} as const satisfies Record<Theme, { next: Theme; words: string; Icon: unknown }>;

/** Turns through the themes and keeps the choice for the person. */
export function ThemeSwitch() {
  const { theme } = usePreferences();
  const change = useChangePreferences();
  return <Switch theme={theme} onChoose={(next) => change({ theme: next })} />;
}

/** The same at the door, where nobody is known yet: the choice stays in this browser. */
export function DoorThemeSwitch() {
  const [theme, choose] = useThemeChoice();
  return <Switch theme={theme} onChoose={choose} />;
}

function Switch({ theme, onChoose }: { theme: Theme; onChoose: (theme: Theme) => void }) {
  const { next, words, Icon } = LOOKS[theme];
  const nextWords = LOOKS[next].words;
  return (
    <Tooltip title={`Theme: ${words}. Switch to ${nextWords}.`}>
      <IconButton aria-label={`Theme: ${words}; switch to ${nextWords}`} onClick={() => onChoose(next)}>
        <Icon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
