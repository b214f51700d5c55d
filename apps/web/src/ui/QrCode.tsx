import Box from '@mui/material/Box';
import { encode } from 'uqr';

/** A link as a picture for a phone's camera. Always dark on white, as cameras expect, in both colour schemes. */
export function QrCode({ text, label, size }: { text: string; label: string; size: number }) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
      sx={{ width: size, height: size, bgcolor: 'common.white', color: 'common.black', borderRadius: 0.5 }}
    >
      <path d={path} fill="currentColor" />
    </Box>
  );
}
