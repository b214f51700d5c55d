import Box from '@mui/material/Box';

/** The key that does what the button beside it does. Hidden from screen readers: the button's label is enough. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        ml: 1,
        px: 0.5,
        minWidth: 18,
        textAlign: 'center',
        border: 1,
        // The frame recedes and not the letter, which has to be read on every colour of button.
        borderColor: 'color-mix(in srgb, currentColor 55%, transparent)',
        borderRadius: 0.5,
        font: 'inherit',
        fontSize: 11,
        lineHeight: '16px',
      }}
    >
      {keys}
    </Box>
  );
}
