import BrokenImageOutlined from '@mui/icons-material/BrokenImageOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { type problemOf, readProblem } from '../../../../api/problem-error.ts';
import { fetchSignedIn } from '../../../../api/renew.ts';
import type { PictureSource } from './use-picture-source.ts';

type Problem = ReturnType<typeof problemOf>;

/** A picture that could not be shown, with the reason: gone at Didit is another thing than a broken line. */
export function ImageFailure({ source, label }: { source: PictureSource; label: string }) {
  const { src, attempt, retry } = source;
  // An <img> only says that it failed; asking once more tells why. null: this time it came.
  const reason = useQuery({
    queryKey: ['why-no-picture', src],
    queryFn: async ({ signal }): Promise<Problem | null> => {
      const response = await fetchSignedIn(src, { signal });
      return response.ok ? null : readProblem(response);
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const cameNow = reason.data === null;
  const heal = useEffectEvent(retry);
  useEffect(() => {
    // Only once: a file that comes and still cannot be shown would be asked for without end.
    if (cameNow && attempt === 0) heal();
  }, [cameNow, attempt]);
  return (
    <Box role="alert" sx={FAILURE}>
      <BrokenImageOutlined aria-hidden />
      <Typography variant="body2" sx={{ color: 'text.primary' }}>
        {label} could not be loaded.
      </Typography>
      <Typography variant="caption">{reasonInWords(reason)}</Typography>
      <Button variant="outlined" onClick={retry} sx={{ mt: 0.5 }}>
        Retry
      </Button>
    </Box>
  );
}

function reasonInWords({ data, error }: { data: Problem | null | undefined; error: Error | null }): string {
  if (error !== null) return 'Docket cannot be reached. Check the connection, then try again.';
  if (data === undefined) return 'Finding out why …';
  if (data === null) return 'The file came, but this browser cannot show it.';
  return data.retryable ? `${data.title} Nothing is lost: try again in a moment.` : data.title;
}

const FAILURE = {
  position: 'absolute',
  inset: 0,
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 0.5,
  p: 2,
  textAlign: 'center',
  color: 'text.secondary',
} as const;
