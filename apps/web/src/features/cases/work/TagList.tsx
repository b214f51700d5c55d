import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { inCompactRows } from '../../../ui/density.ts';

const SHOWN = 2;

/** The tags of a case, two in words and how many more; below each other, but beside in the densest rows. */
export function TagList({ tags, beside = false }: { tags: readonly string[]; beside?: boolean }) {
  if (tags.length === 0) return null;
  const more = tags.slice(SHOWN);
  return (
    <Box
      component="ul"
      aria-label="Tags"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        flex: 'none',
        display: 'flex',
        flexDirection: beside ? 'row' : 'column',
        alignItems: beside ? 'center' : 'flex-end',
        columnGap: 0.5,
        rowGap: '1px',
        maxWidth: beside ? 260 : 132,
        ...inCompactRows({ flexDirection: 'row', maxWidth: 180 }),
      }}
    >
      {tags.slice(0, SHOWN).map((tag, index) => (
        <Box component="li" key={tag} sx={{ display: 'flex', minWidth: 0, maxWidth: '100%', gap: 0.5 }}>
          <Box
            component="span"
            title={tag}
            dir="auto"
            sx={{
              px: 0.5,
              border: 1,
              borderColor: 'divider',
              borderRadius: 1,
              typography: 'caption',
              lineHeight: '15px',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {tag}
          </Box>
          {index === SHOWN - 1 && more.length > 0 && (
            <Tooltip title={more.join(' · ')}>
              <Box
                component="span"
                sx={{ typography: 'caption', lineHeight: '17px', color: 'text.secondary' }}
              >
                +{more.length}
              </Box>
            </Tooltip>
          )}
        </Box>
      ))}
    </Box>
  );
}
