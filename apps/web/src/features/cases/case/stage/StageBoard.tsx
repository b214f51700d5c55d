import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { ImageStage } from './ImageStage.tsx';
import type { Picture } from './picture.ts';
import { StageToolbar } from './StageToolbar.tsx';
import type { Board } from './use-board.ts';

interface StageBoardProps {
  board: Board;
  pictures: readonly Picture[];
  /** Whether the board is on screen now; hidden boards must not take the keys. */
  live: boolean;
  heading: ReactNode;
  height: number | string;
  captionOf?: (picture: Picture) => ReactNode;
}

/** Pictures side by side in frames of one size, with one set of tools for the active one. */
export function StageBoard({ board, pictures, live, heading, height, captionOf }: StageBoardProps) {
  const onBoard = board.slots.flatMap((id) => pictures.find(({ mediaId }) => mediaId === id) ?? []);
  return (
    <Box>
      <Box
        sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 2, minHeight: 36 }}
      >
        {heading}
        <StageToolbar board={board} live={live} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1, height }}>
        {onBoard.map((picture, slot) => (
          <Box
            key={picture.mediaId}
            sx={{ flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column' }}
          >
            <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex' }}>
              <ImageStage
                picture={picture}
                view={board.viewOf(picture.mediaId)}
                active={board.active === slot}
                onView={(view) => board.change(picture.mediaId, view)}
                onActivate={() => board.setActive(slot)}
                onSeen={() => board.saw(picture.mediaId)}
              />
            </Box>
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary', pt: 0.5 }}>
              {captionOf?.(picture) ?? picture.label}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
