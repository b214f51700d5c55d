import BrokenImageOutlined from '@mui/icons-material/BrokenImageOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import type { Picture } from './picture.ts';
import type { Board } from './use-board.ts';

/**
 * All pictures of the case; a tick marks what was already on the board, so that nothing is overlooked. Pictures
 * beside the board load one after the other: a browser keeps six lines to a server, and a claim or a decision must
 * not wait until slow pictures free one.
 */
export function Filmstrip({ pictures, board }: { pictures: readonly Picture[]; board: Board }) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const waits = ({ mediaId }: Picture) => !board.slots.includes(mediaId) && !settled.has(mediaId);
  const turn = pictures.find(waits);
  return (
    <Box
      role="group"
      aria-label="All pictures"
      sx={{ display: 'flex', gap: 1, overflowX: 'auto', flex: 'none', py: 0.5, px: 0.25 }}
    >
      {pictures.map((picture) => (
        <Frame
          key={picture.mediaId}
          picture={picture}
          board={board}
          loads={picture === turn || !waits(picture)}
          onSettled={() => setSettled((all) => new Set(all).add(picture.mediaId))}
        />
      ))}
    </Box>
  );
}

interface FrameProps {
  picture: Picture;
  board: Board;
  /** Whether it is this picture's turn to load. */
  loads: boolean;
  /** Loaded, or known to be broken. */
  onSettled: () => void;
}

function Frame({ picture, board, loads, onSettled }: FrameProps) {
  const shown = board.slots.includes(picture.mediaId);
  const viewed = board.viewed.has(picture.mediaId);
  return (
    <ButtonBase
      aria-label={`Show ${picture.label}${viewed ? ', viewed' : ''}`}
      aria-pressed={shown}
      onClick={() => board.show(picture.mediaId)}
      sx={{ position: 'relative', flex: 'none', width: 84, flexDirection: 'column', borderRadius: 0.5 }}
    >
      {loads ? (
        // A picture that came on the board after all comes here too.
        <Thumbnail key={String(viewed)} src={picture.src} shown={shown} onSettled={onSettled} />
      ) : (
        <Box sx={{ ...THUMBNAIL, borderColor: 'divider' }} />
      )}
      <Box component="span" sx={{ ...LABEL, color: shown ? 'text.primary' : 'text.secondary' }}>
        {picture.label}
      </Box>
      {viewed && <CheckCircle aria-hidden sx={TICK} />}
    </ButtonBase>
  );
}

function Thumbnail({ src, shown, onSettled }: { src: string; shown: boolean; onSettled: () => void }) {
  const [failed, setFailed] = useState(false);
  const frame = { ...THUMBNAIL, borderColor: shown ? 'primary.main' : 'divider' };
  if (failed)
    return (
      <Box sx={{ ...frame, display: 'grid', placeContent: 'center', color: 'text.disabled' }}>
        <BrokenImageOutlined aria-hidden fontSize="small" />
      </Box>
    );
  const onError = () => {
    setFailed(true);
    onSettled();
  };
  return (
    <Box component="img" src={src} alt="" loading="lazy" onLoad={onSettled} onError={onError} sx={frame} />
  );
}

const THUMBNAIL = {
  width: 84,
  height: 52,
  objectFit: 'cover',
  borderRadius: 0.5,
  border: 1,
  bgcolor: 'action.hover',
} as const;

const LABEL = {
  width: '100%',
  typography: 'caption',
  fontSize: 11,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  textAlign: 'center',
} as const;

const TICK = {
  position: 'absolute',
  top: 3,
  right: 3,
  fontSize: 14,
  color: 'success.main',
  bgcolor: 'background.paper',
  borderRadius: '50%',
} as const;
