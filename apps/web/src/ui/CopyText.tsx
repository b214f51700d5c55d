import CheckOutlined from '@mui/icons-material/CheckOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';

type Copied = 'no' | 'yes' | 'failed';
const WORDS: Record<Copied, string> = {
  no: 'Copy',
  yes: 'Copied',
  failed: 'Copying was refused by the browser',
};

/** Text with a button that copies it. `label` names what is copied; `shown` is a shorter form of the text. */
export function CopyText({
  text,
  label,
  shown,
  wraps = false,
}: {
  text: string;
  label: string;
  shown?: string;
  /** Goes on in a second line instead of being cut: for what is typed off. */
  wraps?: boolean;
}) {
  const [copied, setCopied] = useState<Copied>('no');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, minWidth: 0 }}>
      <Box
        component="span"
        sx={wraps ? null : { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {shown ?? text}
      </Box>
      <Tooltip title={WORDS[copied]} onClose={() => setCopied('no')}>
        <IconButton aria-label={`Copy ${label}`} onClick={() => void copy()} sx={{ p: 0.5 }}>
          {copied === 'yes' ? (
            <CheckOutlined sx={{ fontSize: 14 }} />
          ) : (
            <ContentCopyOutlined sx={{ fontSize: 14 }} />
          )}
        </IconButton>
      </Tooltip>
    </Box>
  );
}
