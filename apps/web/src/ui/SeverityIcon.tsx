import type { Warning } from '@docket/contracts';
import type { SvgIconComponent } from '@mui/icons-material';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';

const LOOKS: Record<
  Warning['severity'],
  { words: string; color: 'error' | 'warning' | 'info'; Icon: SvgIconComponent }
> = {
  error: { words: 'Serious', color: 'error', Icon: ErrorOutlineOutlined },
  warning: { words: 'Warning', color: 'warning', Icon: WarningAmberOutlined },
  information: { words: 'Note', color: 'info', Icon: InfoOutlined },
};

/** How much a warning weighs; the word is there for screen readers, the shape for eyes without colour. */
export function SeverityIcon({ severity, size = 16 }: { severity: Warning['severity']; size?: number }) {
  const { words, color, Icon } = LOOKS[severity];
  return <Icon color={color} titleAccess={words} sx={{ fontSize: size }} />;
}
