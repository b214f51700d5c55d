import { BYPASS_FINDERS } from '@docket/contracts';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { Link } from 'react-router';
import type { Change } from '../../ui/use-address.ts';
import { type BypassSearch, changed, OWNERS, STATES, writeSearch } from './bypass-search.ts';
import { FINDER_WORDS } from './bypass-words.ts';

const STATE_WORDS = { open: 'Open', resolved: 'Resolved', all: 'All' } as const;
const OWNER_WORDS = { me: 'Me', none: 'Nobody yet' } as const;

/** Which items, who looks into them, and how they were found. */
export function BypassFilters({
  search,
  onChange,
}: {
  search: BypassSearch;
  onChange: (change: Change<BypassSearch>) => void;
}) {
  const set = (change: Partial<BypassSearch>) => onChange((now) => changed(now, change));
  return (
    <Box
      component="section"
      aria-label="Filters"
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: 3,
        pt: 0.5,
        pb: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Tabs value={search.state} aria-label="State" sx={{ ml: -1.5, mr: 2 }}>
        {STATES.map((state) => (
          <Tab
            key={state}
            value={state}
            component={Link}
            to={{ search: writeSearch(changed(search, { state })) }}
            label={STATE_WORDS[state]}
          />
        ))}
      </Tabs>
      <Choice
        label="Looked into by"
        value={search.owner}
        options={OWNERS.map((value) => ({ value, label: OWNER_WORDS[value] }))}
        onChoose={(value) => set({ owner: OWNERS.find((owner) => owner === value) ?? null })}
      />
      <Choice
        label="Found by"
        value={search.foundBy}
        options={BYPASS_FINDERS.map((value) => ({ value, label: FINDER_WORDS[value] }))}
        onChoose={(value) => set({ foundBy: BYPASS_FINDERS.find((finder) => finder === value) ?? null })}
      />
      {search.caseId !== null && (
        <Chip
          variant="outlined"
          label={`Only case ${search.caseId.slice(0, 8)}`}
          onDelete={() => set({ caseId: null, state: 'open' })}
        />
      )}
    </Box>
  );
}

function Choice(props: {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  const { label, value, options, onChoose } = props;
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: 184 }}
    >
      <MenuItem value="">Anything</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
