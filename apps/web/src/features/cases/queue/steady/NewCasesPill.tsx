import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { countInWords } from '../../../../ui/format.ts';

/** New cases wait here until somebody wants them: above the rows, so that none of them moves. */
export function NewCasesPill({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <Box
      role="status"
      aria-label="New cases"
      sx={{ position: 'absolute', bottom: 12, left: 0, right: 0, textAlign: 'center', pointerEvents: 'none' }}
    >
      {count > 0 && (
        <Button
          variant="contained"
          onClick={onShow}
          sx={{ borderRadius: 999, px: 2, pointerEvents: 'auto', boxShadow: 3 }}
        >
          {countInWords(count)} new {count === 1 ? 'case' : 'cases'} · Show
        </Button>
      )}
    </Box>
  );
}
