import Box from '@mui/material/Box';
import { stepsInWords } from './workflow-words.ts';

/** The steps a customer goes through, in their order. */
export function StepList({ features }: { features: readonly string[] }) {
  return (
    <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, m: 0, p: 0, listStyle: 'none' }}>
      {stepsInWords(features).map((step) => (
        <Box
          component="li"
          key={step}
          sx={{
            px: 0.625,
            borderRadius: 0.5,
            border: 1,
            borderColor: 'divider',
            typography: 'caption',
            lineHeight: '18px',
            whiteSpace: 'nowrap',
          }}
        >
          {step}
        </Box>
      ))}
    </Box>
  );
}
