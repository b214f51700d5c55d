import { createColorScheme, createTheme } from '@mui/material/styles';

declare module '@mui/material/styles' {
  interface ColorSchemeOverrides {
    contrast: true;
  }
}

/**
 * For people who need it: white on black, every line visible, and colours that keep 10:1 there. Made in full, because
 * the theme derives only its two own schemes.
 */
const contrast = createColorScheme({
  palette: {
    mode: 'dark',
    primary: { main: '#ffe94d', dark: '#ffd500', light: '#fff3a0', contrastText: '#000000' },
    secondary: { main: '#e3c4ff', contrastText: '#000000' },
    info: { main: '#9bd8ff', contrastText: '#000000' },
    success: { main: '#8cf5a9', contrastText: '#000000' },
    warning: { main: '#ffb870', contrastText: '#000000' },
    error: { main: '#ffa9a1', contrastText: '#000000' },
    text: { primary: '#ffffff', secondary: '#e6e6e6', disabled: '#c2c2c2' },
    background: { default: '#000000', paper: '#000000' },
    divider: '#a3a3a3',
    action: { hover: '#2b2b2b', selected: '#3d3600', hoverOpacity: 0.14 },
  },
});

const STILL = {
  animationDuration: '0.01ms !important',
  animationIterationCount: '1 !important',
  // Not the shortest, but none: a colour that is inherited would reach the innermost words a frame later at every level.
  transitionDuration: '0s !important',
  transitionDelay: '0s !important',
};

/**
 * The look of Docket: neutral surfaces, one ink-blue accent for actions, other colours only for states.
 * State colours are chosen so that small text in them keeps 4.5:1 on paper in its schemes.
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-scheme', nativeColor: false },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#2b3f8f', dark: '#203172', light: '#5567b5', contrastText: '#ffffff' },
        secondary: { main: '#6b3fa0', contrastText: '#ffffff' },
        info: { main: '#1d5f8a', contrastText: '#ffffff' },
        success: { main: '#1b6e3c', contrastText: '#ffffff' },
        warning: { main: '#8a5300', contrastText: '#ffffff' },
        error: { main: '#b3261e', contrastText: '#ffffff' },
        text: { primary: '#171a1f', secondary: '#565f6b', disabled: '#747c87' },
        background: { default: '#f6f7f8', paper: '#ffffff' },
        divider: '#e1e4e8',
        action: { hover: '#f1f3f5', selected: '#e9edf8', hoverOpacity: 0.04 },
      },
    },
    dark: {
      palette: {
        primary: { main: '#a9b8ff', dark: '#8b9cf0', light: '#c8d2ff', contrastText: '#10152b' },
        secondary: { main: '#cdb0f5', contrastText: '#1f1233' },
        info: { main: '#84c1ec', contrastText: '#0b1d2b' },
        success: { main: '#74cc92', contrastText: '#0a1f12' },
        warning: { main: '#f0b860', contrastText: '#2a1a00' },
        error: { main: '#ff958c', contrastText: '#2e0906' },
        text: { primary: '#e7eaee', secondary: '#a4adb9', disabled: '#848d99' },
        background: { default: '#0f1215', paper: '#15191d' },
        divider: '#2a3037',
        action: { hover: '#1c2127', selected: '#232b45', hoverOpacity: 0.06 },
      },
    },
    contrast,
  },
  shape: { borderRadius: 6 },
  spacing: 8,
  breakpoints: { values: { xs: 0, sm: 600, md: 1024, lg: 1280, xl: 1440 } },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 110,
      standard: 120,
      complex: 120,
      enteringScreen: 120,
      leavingScreen: 100,
    },
  },
  typography: {
    fontFamily:
      "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif",
    fontSize: 14,
    htmlFontSize: 16,
    h1: { fontSize: '1.125rem', fontWeight: 620, lineHeight: 1.35, letterSpacing: '-0.01em' },
    h2: { fontSize: '0.9375rem', fontWeight: 620, lineHeight: 1.4 },
    h3: { fontSize: '0.8125rem', fontWeight: 620, lineHeight: 1.4 },
    subtitle2: { fontSize: '0.75rem', fontWeight: 560, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    button: { fontSize: '0.8125rem', fontWeight: 560, textTransform: 'none', letterSpacing: 0 },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        'html, body, #root': { height: '100%' },
        ':root': { '--docket-row-height': '40px' },
        ':root[data-density="comfortable"]': { '--docket-row-height': '52px' },
        ':root[data-density="compact"]': { '--docket-row-height': '32px' },
        'time, .MuiTableCell-alignRight': { fontVariantNumeric: 'tabular-nums' },
        code: { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', fontSize: '0.92em' },
        '@media (prefers-reduced-motion: reduce)': { '*, *::before, *::after': STILL },
        ':root[data-motion="reduced"]': { '& *, & *::before, & *::after': STILL },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: ({ theme: t }) => ({
          '&.Mui-focusVisible': { outline: `2px solid ${t.vars.palette.primary.main}`, outlineOffset: 2 },
        }),
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: { whiteSpace: 'nowrap' },
        sizeSmall: { minHeight: 32, padding: '4px 12px' },
        outlined: ({ theme: t }) => ({ borderColor: t.vars.palette.divider }),
      },
    },
    MuiIconButton: { defaultProps: { size: 'small' } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiOutlinedInput: { styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 350, arrow: false },
      styleOverrides: { tooltip: { fontSize: '0.75rem', lineHeight: 1.4, maxWidth: 320 } },
    },
    MuiChip: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: 4, fontWeight: 500 }, sizeSmall: { height: 22 } },
    },
    MuiTab: {
      styleOverrides: {
        root: { minHeight: 40, minWidth: 0, padding: '8px 12px', fontSize: '0.8125rem', fontWeight: 520 },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiTableCell: {
      styleOverrides: {
        root: ({ theme: t }) => ({
          borderColor: t.vars.palette.divider,
          padding: '6px 12px',
          fontSize: '0.8125rem',
        }),
        head: ({ theme: t }) => ({
          color: t.vars.palette.text.secondary,
          fontSize: '0.75rem',
          fontWeight: 560,
          lineHeight: 1.4,
          whiteSpace: 'nowrap',
        }),
        stickyHeader: ({ theme: t }) => ({ backgroundColor: t.vars.palette.background.paper }),
      },
    },
    MuiAlert: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { alignItems: 'center' } } },
    MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' } },
    MuiLink: {
      defaultProps: { underline: 'hover' },
      styleOverrides: {
        root: ({ theme: t }) => ({
          '&:focus-visible': {
            outline: `2px solid ${t.vars.palette.primary.main}`,
            outlineOffset: 2,
            borderRadius: 2,
          },
        }),
      },
    },
  },
});
