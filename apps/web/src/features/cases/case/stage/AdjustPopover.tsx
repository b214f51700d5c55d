import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Popover from '@mui/material/Popover';
import Slider from '@mui/material/Slider';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { FIT, type View } from './view-state.ts';

interface AdjustPopoverProps {
  anchor: HTMLElement | null;
  view: View;
  onView: (view: View) => void;
  onClose: () => void;
}

/** Light and contrast of one picture on screen; the file itself is never touched. */
export function AdjustPopover({ anchor, view, onView, onClose }: AdjustPopoverProps) {
  const { brightness, contrast, invert, grayscale } = FIT;
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { 'aria-label': 'Adjust picture', role: 'dialog' } }}
    >
      <Box sx={{ width: 248, px: 2, py: 1.5, display: 'grid', gap: 0.5 }}>
        <PercentSlider
          label="Brightness"
          value={view.brightness}
          onChange={(value) => onView({ ...view, brightness: value })}
        />
        <PercentSlider
          label="Contrast"
          value={view.contrast}
          onChange={(value) => onView({ ...view, contrast: value })}
        />
        <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
          <FormControlLabel
            label="Invert"
            control={
              <Switch
                size="small"
                checked={view.invert}
                onChange={(_, on) => onView({ ...view, invert: on })}
              />
            }
          />
          <FormControlLabel
            label="Grayscale"
            control={
              <Switch
                size="small"
                checked={view.grayscale}
                onChange={(_, on) => onView({ ...view, grayscale: on })}
              />
            }
          />
        </Box>
        <Button onClick={() => onView({ ...view, brightness, contrast, invert, grayscale })}>
          As captured
        </Button>
      </Box>
    </Popover>
  );
}

function PercentSlider({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Typography variant="body2">{label}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {value} %
        </Typography>
      </Box>
      <Slider
        size="small"
        min={20}
        max={300}
        step={5}
        value={value}
        getAriaLabel={() => label}
        onChange={(_, next) => onChange(Array.isArray(next) ? (next[0] ?? 100) : next)}
      />
    </Box>
  );
}
