import type { SvgIconComponent } from '@mui/icons-material';
import AlternateEmailOutlined from '@mui/icons-material/AlternateEmailOutlined';
import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import FaceOutlined from '@mui/icons-material/FaceOutlined';
import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import Box from '@mui/material/Box';
import { typeInWords } from './blocklist-words.ts';

const ICONS: ReadonlyMap<string, SvgIconComponent> = new Map([
  ['face', FaceOutlined],
  ['document', BadgeOutlined],
  ['phone', PhoneOutlined],
  ['email', AlternateEmailOutlined],
]);

/** What kind of value is blocked, as sign and word. */
export function TypeMark({ type }: { type: string }) {
  const Icon = ICONS.get(type) ?? BlockOutlined;
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Icon sx={{ fontSize: 18, color: 'text.secondary' }} aria-hidden />
      {typeInWords(type)}
    </Box>
  );
}
