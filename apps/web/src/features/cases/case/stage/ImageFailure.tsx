import BrokenImageOutlined from '@mui/icons-material/BrokenImageOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { problemOf, readProblem } from '../../../../api/problem-error.ts';

/** A picture that could not be shown, with the reason: gone at Didit is another thing than a broken line. */
export function ImageFailure({ src, label, onRetry }: { src: string; label: string; onRetry: () => void }) {
  // An <img> only says that it failed; asking once more tells why.
  const reason = useQuery({
    queryKey: ['why-no-picture', src],
    queryFn: async ({ signal }) => {
      const response = await fetch(src, { signal });
      return response.ok
        ? 'The file is not a picture this browser can show.'
        : (await readProblem(response)).title;
    },
    retry: false,
  });
  const words = reason.error === null ? reason.data : problemOf(reason.error).title;
  return (
    <Box
      role="alert"
      sx={{
        position: 'absolute',
        inset: 0,
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gap: 1,
        p: 2,
        textAlign: 'center',
        color: 'text.secondary',
      }}
    >
      <BrokenImageOutlined aria-hidden />
      <Typography variant="body2">{label} could not be loaded.</Typography>
      {words !== undefined && <Typography variant="caption">{words}</Typography>}
      <Button variant="outlined" onClick={onRetry}>
        Retry
      </Button>
    </Box>
  );
}
