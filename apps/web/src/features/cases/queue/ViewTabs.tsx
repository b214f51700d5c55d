import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { countInWords } from '../../../ui/format.ts';
import { changed, type QueueSearch, writeSearch } from './queue-search.ts';
import { type CaseCounts, VIEW_KEYS, VIEWS } from './queue-views.ts';

/** The built-in views with their counts. Each is a link, so that a view opens in a new tab as well. */
export function ViewTabs({ search, counts }: { search: QueueSearch; counts: CaseCounts | undefined }) {
  return (
    <Tabs
      value={search.view}
      variant="scrollable"
      scrollButtons="auto"
      aria-label="Views"
      sx={{ flex: 'none', px: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      {VIEW_KEYS.map((view) => (
        <Tab
          key={view}
          id={`view-${view}`}
          aria-controls="queue-panel"
          value={view}
          component={Link}
          to={paths.queue(writeSearch(changed(search, { view, sort: null })))}
          label={
            <Box component="span" sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75 }}>
              {VIEWS[view].label}
              <Box
                component="span"
                sx={{
                  typography: 'caption',
                  color: 'text.secondary',
                  minWidth: 20,
                  fontVariantNumeric: 'tabular-nums',
                }}
              >
                {counts === undefined ? '' : countInWords(VIEWS[view].count(counts))}
              </Box>
            </Box>
          }
        />
      ))}
    </Tabs>
  );
}
