import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import type { ReactNode } from 'react';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it means, under the label. */
  readonly about?: string;
  /** What it looks like, over the label. */
  readonly picture?: ReactNode;
}

/** One of a few, all in view: whoever chooses wants to compare. */
export function Choices<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChoose: (value: T) => void;
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(_, next) => {
        const chosen = choices.find((choice) => choice.value === next);
        if (chosen !== undefined) onChoose(chosen.value);
      }}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(148px, 1fr))', gap: 1.5 }}
    >
      {choices.map((choice) => (
        <ChoiceCard key={choice.value} choice={choice} chosen={choice.value === value} />
      ))}
    </RadioGroup>
  );
}

function ChoiceCard<T extends string>({ choice, chosen }: { choice: Choice<T>; chosen: boolean }) {
  const { value, label, about, picture } = choice;
  return (
    <FormControlLabel
      value={value}
      control={<Radio size="small" sx={{ p: 0.5 }} />}
      label={
        <Box component="span" sx={{ display: 'block', typography: 'body2' }}>
          <Box component="span" sx={{ fontWeight: 560 }}>
            {label}
          </Box>
          {about !== undefined && (
            <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
              {about}
            </Box>
          )}
          {picture}
        </Box>
      }
      sx={{
        m: 0,
        p: 1,
        pr: 1.5,
        alignItems: 'flex-start',
        border: 1,
        borderColor: chosen ? 'primary.main' : 'divider',
        bgcolor: chosen ? 'action.selected' : 'transparent',
        borderRadius: 1,
        '&:focus-within': {
          outline: 2,
          outlineColor: 'primary.main',
          outlineStyle: 'solid',
          outlineOffset: 2,
        },
        '& .MuiFormControlLabel-label': { flex: 1, minWidth: 0, pt: 0.5 },
      }}
    />
  );
}
