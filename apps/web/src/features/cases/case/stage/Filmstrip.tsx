import CheckCircle from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Picture } from './picture.ts';
import type { Board } from './use-board.ts';

/** All pictures of the case; a tick marks what was already on the board, so that nothing is overlooked. */
export function Filmstrip({ pictures, board }: { pictures: readonly Picture[]; board: Board }) {
  return (
    <Box
      role="group"
      aria-label="All pictures"
      sx={{ display: 'flex', gap: 1, overflowX: 'auto', flex: 'none', py: 0.5, px: 0.25 }}
    >
      {pictures.map((picture) => {
        const shown = board.slots.includes(picture.mediaId);
        const viewed = board.viewed.has(picture.mediaId);
        return (
          <ButtonBase
            key={picture.mediaId}
            aria-label={`Show ${picture.label}${viewed ? ', viewed' : ''}`}
            aria-pressed={shown}
            onClick={() => board.show(picture.mediaId)}
            sx={{ position: 'relative', flex: 'none', width: 84, flexDirection: 'column', borderRadius: 0.5 }}
          >
            <Box
              component="img"
              src={picture.src}
              alt=""
              loading="lazy"
              sx={{
                width: 84,
                height: 52,
                objectFit: 'cover',
                borderRadius: 0.5,
                border: 1,
                borderColor: shown ? 'primary.main' : 'divider',
                bgcolor: 'action.hover',
              }}
            />
            <Box
              component="span"
              sx={{
                width: '100%',
                typography: 'caption',
                fontSize: 11,
                color: shown ? 'text.primary' : 'text.secondary',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
                textAlign: 'center',
              }}
            >
              {picture.label}
            </Box>
            {viewed && (
              <CheckCircle
                aria-hidden
                sx={{
                  position: 'absolute',
                  top: 3,
                  right: 3,
                  fontSize: 14,
                  color: 'success.main',
                  bgcolor: 'background.paper',
                  borderRadius: '50%',
                }}
              />
            )}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
