import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { ImageFailure } from '../../stage/ImageFailure.tsx';
import type { Picture } from '../../stage/picture.ts';
import { usePictureSource } from '../../stage/use-picture-source.ts';

interface FaceOverlayProps {
  portrait: Picture;
  selfie: Picture;
  heading: ReactNode;
  height: string;
}

/** The selfie laid over the portrait; the slider moves from one to the other, which shows what does not line up. */
export function FaceOverlay({ portrait, selfie, heading, height }: FaceOverlayProps) {
  const [share, setShare] = useState(50);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 36 }}>{heading}</Box>
      <Box
        sx={{ position: 'relative', height, bgcolor: 'action.hover', borderRadius: 1, overflow: 'hidden' }}
      >
        <Layer picture={portrait} opacity={1} />
        <Layer picture={selfie} opacity={share / 100} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 1, maxWidth: 420, mx: 'auto' }}>
        <Typography variant="caption">Portrait</Typography>
        <Slider
          size="small"
          value={share}
          getAriaLabel={() => 'Share of the selfie'}
          getAriaValueText={(value) => `${value} % selfie`}
          onChange={(_, next) => setShare(Array.isArray(next) ? (next[0] ?? 50) : next)}
        />
        <Typography variant="caption">Selfie</Typography>
      </Box>
    </Box>
  );
}

function Layer({ picture, opacity }: { picture: Picture; opacity: number }) {
  const source = usePictureSource(picture.src);
  if (source.failed) return <ImageFailure source={source} label={picture.label} />;
  return (
    <Box
      component="img"
      src={source.src}
      alt={picture.alt}
      onError={source.fail}
      sx={LAYER}
      style={{ opacity }}
    />
  );
}

const LAYER = {
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  objectFit: 'contain',
} as const;
