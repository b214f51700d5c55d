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
            px: 0.75,
            borderRadius: 0.5,
            bgcolor: 'action.hover',
            typography: 'caption',
            lineHeight: '20px',
            whiteSpace: 'nowrap',
          }}
        >
          {step}
        </Box>
      ))}
    </Box>
  );
}
