import type { WorkflowSettings } from '@docket/contracts';
import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import type { UseFormReturn } from 'react-hook-form';
import { BandBar } from './BandBar.tsx';
import { bandsInWords, type Direction } from './bands.ts';
import { NumberField } from './NumberField.tsx';

type Threshold = 'faceMatchDeclineBelow' | 'faceMatchReviewBelow' | 'amlReviewAbove' | 'amlDeclineAbove';

export interface ThresholdPair {
  readonly direction: Direction;
  /** The lower and the upper threshold on the scale. */
  readonly fields: readonly [Threshold, Threshold];
  readonly labels: readonly [string, string];
}

interface ThresholdsProps {
  form: UseFormReturn<WorkflowSettings>;
  pair: ThresholdPair;
  readOnly: boolean;
}

/** Two thresholds on one scale: two thumbs, the same as numbers, and what follows from them. */
export function Thresholds({ form, pair, readOnly }: ThresholdsProps) {
  const { fields, labels, direction } = pair;
  const [low, high] = form.watch([fields[0], fields[1]]).map(onScale) as [number, number]; // two asked, two given
  const { errors } = form.formState;
  const set = (field: Threshold, value: number | null) => {
    form.setValue(field, value ?? Number.NaN, { shouldDirty: true });
    // Both, because their order is judged at one of them, whichever was changed.
    void form.trigger([...fields]);
  };
  const [declineAt, reviewAt] = direction === 'high-is-good' ? [low, high] : [high, low];
  return (
    <Box sx={{ display: 'grid', rowGap: 1, gridTemplateColumns: 'minmax(0, 1fr) 116px 116px', columnGap: 2 }}>
      <Box sx={{ px: 1, minWidth: 0 }}>
        <Slider
          size="small"
          disabled={readOnly}
          value={[Math.min(low, high), Math.max(low, high)]}
          getAriaLabel={(index) => labels[index] ?? ''}
          onChange={(_, value) => {
            // Two values given, so two come back.
            const [nextLow, nextHigh] = value as [number, number];
            if (nextLow !== low) set(fields[0], nextLow);
            if (nextHigh !== high) set(fields[1], nextHigh);
          }}
          sx={{ display: 'block', py: 1 }}
        />
        <BandBar direction={direction} declineAt={declineAt} reviewAt={reviewAt} />
      </Box>
      {fields.map((field, index) => (
        <NumberField
          key={field}
          label={labels[index] ?? ''}
          value={form.watch(field)}
          min={0}
          max={100}
          problem={errors[field] && 'See below.'}
          readOnly={readOnly}
          onChange={(value) => set(field, value)}
        />
      ))}
      <Box sx={{ gridColumn: '1 / -1' }}>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
          {bandsInWords(direction, declineAt, reviewAt)}
        </Box>
        {fields.map(
          (field) =>
            errors[field] && (
              <Box key={field} role="alert" sx={{ typography: 'body2', color: 'error.main' }}>
                {errors[field].type === 'custom'
                  ? errors[field].message
                  : 'Thresholds are whole numbers from 0 to 100.'}
              </Box>
            ),
        )}
      </Box>
    </Box>
  );
}

/** A value being typed may be none at all or beyond the scale; the picture stays within it. */
function onScale(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), 100);
}
