import Checkbox from '@mui/material/Checkbox';
import type { ChangeEvent } from 'react';

interface SelectBoxProps {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  /** @param isRange Shift was held */
  onSelect: (isRange: boolean) => void;
}

/** Small enough for the densest rows; the row's own key does the same. */
export function SelectBox({ label, checked, indeterminate = false, onSelect }: SelectBoxProps) {
  return (
    <Checkbox
      size="small"
      checked={checked}
      indeterminate={indeterminate}
      onChange={({ nativeEvent }: ChangeEvent<HTMLInputElement>) =>
        onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
      slotProps={{ input: { 'aria-label': label } }}
      sx={{ p: 0.25, my: '-4px' }}
    />
  );
}
