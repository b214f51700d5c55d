import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import SettingsBrightnessOutlined from '@mui/icons-material/SettingsBrightnessOutlined';
import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';

const MODES = {
  system: { next: 'light', words: 'Theme: as the system', Icon: SettingsBrightnessOutlined },
  light: { next: 'dark', words: 'Theme: light', Icon: LightModeOutlined },
  dark: { next: 'system', words: 'Theme: dark', Icon: DarkModeOutlined },
} as const;

/** Turns through system, light and dark; MUI remembers the choice in this browser. */
export function ThemeSwitch() {
  const { mode, setMode } = useColorScheme();
  const { next, words, Icon } = MODES[mode ?? 'system'];
  return (
    <Tooltip title={`${words}. Switch to ${next}.`}>
      <IconButton aria-label={`${words}; switch to ${next}`} onClick={() => setMode(next)}>
        <Icon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
}
