import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { Picture } from '../../stage/picture.ts';

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
        <Box component="img" src={portrait.src} alt={portrait.alt} sx={LAYER} />
        <Box component="img" src={selfie.src} alt={selfie.alt} sx={LAYER} style={{ opacity: share / 100 }} />
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

const LAYER = {
  position: 'absolute',
  inset: 0,
  width: '100%',
  height: '100%',
  objectFit: 'contain',
} as const;
