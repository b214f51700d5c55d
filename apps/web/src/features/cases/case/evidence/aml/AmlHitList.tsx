import type { AmlHit } from '@docket/contracts';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { scoreText } from '../../case-words.ts';
import { isResolved } from './compare-listed.ts';

interface AmlHitListProps {
  hits: readonly AmlHit[];
  chosen: number;
  onChoose: (index: number) => void;
}

/** Hits of a screening, those nobody has judged first. */
export function AmlHitList({ hits, chosen, onChoose }: AmlHitListProps) {
  return (
    <Box component="ul" aria-label="Hits" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {hits.map((hit, index) => (
        <li key={hit.id}>
          <ButtonBase
            aria-current={index === chosen}
            onClick={() => onChoose(index)}
            sx={{
              width: '100%',
              px: 1,
              py: 0.75,
              display: 'grid',
              gridTemplateColumns: 'minmax(0, 1fr) auto',
              gap: 0.5,
              textAlign: 'left',
              borderLeft: 2,
              borderColor: index === chosen ? 'primary.main' : 'transparent',
              bgcolor: index === chosen ? 'action.selected' : 'transparent',
            }}
          >
            <Typography
              variant="body2"
              sx={{ fontWeight: isResolved(hit) ? 400 : 560, overflowWrap: 'anywhere' }}
            >
              {hit.caption}
            </Typography>
            <Typography variant="body2">{scoreText(hit.matchScore)}</Typography>
            <Box sx={{ gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
              {hit.datasets.map((dataset) => (
                <Chip key={dataset} variant="outlined" label={dataset} sx={{ height: 18, fontSize: 11 }} />
              ))}
            </Box>
            <Typography variant="caption" sx={{ gridColumn: '1 / -1', color: 'text.secondary' }}>
              {hit.reviewStatus}
            </Typography>
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}
