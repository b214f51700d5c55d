import { CaseId } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Change } from '../../ui/use-address.ts';
import { GROUP_KEYS, groupLabel } from './action-groups.ts';
import { type AuditSearch, changed, DEFAULT_SEARCH, hasFilters } from './audit-search.ts';
import type { ActorChoice } from './use-actors.ts';

interface AuditFiltersProps {
  search: AuditSearch;
  /** null for roles that see their own entries only. */
  actors: readonly ActorChoice[] | null;
  onChange: (change: Change<AuditSearch>) => void;
}

const FIELD = { slotProps: { inputLabel: { shrink: true } } } as const;

/** Who, what, which case, when. */
export function AuditFilters({ search, actors, onChange }: AuditFiltersProps) {
  const set = (change: Partial<AuditSearch>) => onChange((now) => changed(now, change));
  return (
    <Box
      component="section"
      aria-label="Filters"
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        gap: 1.5,
        px: 3,
        py: 1.5,
      }}
    >
      {actors !== null && (
        <Choice
          label="Who"
          value={search.actor ?? ''}
          anything="Anybody"
          options={actors.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(value) => set({ actor: actors.find(({ id }) => id === value)?.id ?? null })}
        />
      )}
      <Choice
        label="What"
        value={search.group ?? ''}
        anything="Anything"
        options={GROUP_KEYS.map((key) => ({ value: key, label: groupLabel(key) }))}
        onChoose={(value) => set({ group: GROUP_KEYS.find((key) => key === value) ?? null })}
      />
      <CaseField key={search.caseId ?? ''} caseId={search.caseId} onChange={(caseId) => set({ caseId })} />
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          {...FIELD}
          type="date"
          label={end === 'from' ? 'From' : 'To'}
          value={search[end] ?? ''}
          onChange={({ target }) => set({ [end]: target.value || null })}
          sx={{ width: 142 }}
        />
      ))}
      <FormControlLabel
        control={<Switch size="small" checked={search.reads} onChange={(_, reads) => set({ reads })} />}
        label="Show looking and searching"
        slotProps={{ typography: { variant: 'body2' } }}
        sx={{ height: 40, ml: 0 }}
      />
      {hasFilters(search) && (
        <Button sx={{ mt: 0.5 }} onClick={() => onChange(({ reads }) => ({ ...DEFAULT_SEARCH, reads }))}>
          Clear
        </Button>
      )}
    </Box>
  );
}

function Choice(props: {
  label: string;
  value: string;
  anything: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  const { label, value, anything, options, onChoose } = props;
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      slotProps={{ ...FIELD.slotProps, select: { displayEmpty: true } }}
      sx={{ width: 164 }}
    >
      <MenuItem value="">{anything}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Taken when it is a whole id: half of one would find nothing and look like an empty log. */
function CaseField({
  caseId,
  onChange,
}: {
  caseId: CaseId | null;
  onChange: (caseId: CaseId | null) => void;
}) {
  const [text, setText] = useState<string>(caseId ?? '');
  const parsed = CaseId.safeParse(text.trim());
  const wrong = text.trim() !== '' && !parsed.success;
  return (
    <TextField
      {...FIELD}
      label="Case id"
      value={text}
      placeholder="Paste a case id"
      error={wrong}
      helperText={wrong ? 'A case id has 36 letters and digits.' : undefined}
      onChange={({ target }) => {
        setText(target.value);
        const next = CaseId.safeParse(target.value.trim());
        if (next.success) onChange(next.data);
        else if (target.value.trim() === '' && caseId !== null) onChange(null);
      }}
      sx={{ width: 196 }}
    />
  );
}
