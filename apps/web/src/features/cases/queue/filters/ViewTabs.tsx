import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Link } from 'react-router';
import { paths } from '../../../../paths.ts';
import { cappedInWords } from '../../../../ui/format.ts';
import { changed, type QueueSearch, writeSearch } from '../queue-search.ts';
import { type CaseCounts, VIEW_KEYS, VIEWS } from '../queue-views.ts';

/** The built-in views with their counts. They are links: each has an address, and opens in a new tab as well. */
export function ViewTabs({ search, counts }: { search: QueueSearch; counts: CaseCounts | undefined }) {
  return (
    <Box
      component="nav"
      aria-label="Views"
      sx={{
        flex: 'none',
        display: 'flex',
        overflowX: 'auto',
        px: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {VIEW_KEYS.map((view) => {
        const active = view === search.view;
        return (
          <ButtonBase
            key={view}
            component={Link}
            to={paths.queue(writeSearch(changed(search, { view, sort: null })))}
            aria-current={active ? 'page' : undefined}
            sx={{
              flex: 'none',
              height: 40,
              px: 1.5,
              gap: 0.75,
              typography: 'body2',
              fontWeight: active ? 600 : 500,
              color: active ? 'primary.main' : 'text.secondary',
              boxShadow: active ? 'inset 0 -2px 0 var(--mui-palette-primary-main)' : 'none',
              '&:hover': { color: active ? 'primary.main' : 'text.primary' },
              '&.Mui-focusVisible': { outlineOffset: -3 },
            }}
          >
            {VIEWS[view].label}
            <Box
              component="span"
              sx={{
                minWidth: 20,
                color: 'text.secondary',
                fontWeight: 460,
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {counts === undefined ? '' : cappedInWords(VIEWS[view].count(counts))}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
