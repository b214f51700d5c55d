import type { Theme } from '@docket/contracts';
import { useColorScheme } from '@mui/material/styles';
import { useCallback } from 'react';

/**
 * The theme of this browser and how to choose another. High contrast stands in for both schemes of the theme, so that
 * it holds whatever the system prefers; who follows the system gets it where the system asks for more contrast.
 */
export function useThemeChoice(): [Theme, (theme: Theme, moreContrast?: boolean) => void] {
  const { mode = 'system', lightColorScheme, setMode, setColorScheme } = useColorScheme();
  const choose = useCallback(
    (theme: Theme, moreContrast = false) => {
      const contrast = theme === 'contrast' || (theme === 'system' && moreContrast);
      setColorScheme(contrast ? { light: 'contrast', dark: 'contrast' } : null);
      setMode(theme === 'contrast' ? 'dark' : theme);
    },
    [setMode, setColorScheme],
  );
  return [mode !== 'system' && lightColorScheme === 'contrast' ? 'contrast' : mode, choose];
}
