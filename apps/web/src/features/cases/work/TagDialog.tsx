import { contract, LONGEST_TAG, MOST_TAGS, Tag } from '@docket/contracts';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { casesInWords, useEach, type WorkedCase } from './use-each.ts';

/** Puts a tag on cases, or takes one off a single case. */
export default function TagDialog({ rows, onClose }: { rows: readonly WorkedCase[]; onClose: () => void }) {
  const inUse = useRead(contract.countCases).data?.tags ?? [];
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const each = useEach({ rows, done: () => 'Tags changed', onClose });
  const tag = Tag.safeParse(text);
  const change = (endpoint: typeof contract.tagCase | typeof contract.untagCase, word: string) =>
    each.mutate(({ id, version }) =>
      call(endpoint, {
        params: { caseId: id },
        headers: { 'if-match': `"${version}"` },
        body: { tag: word },
      }),
    );
  const submit = () => {
    setTried(true);
    if (tag.success) change(contract.tagCase, tag.data);
  };
  const [only, ...more] = rows;
  const tags = only === undefined || more.length > 0 ? [] : only.tags;
  const isWrong = tried && !tag.success;
  return (
    <FormDialog
      title={`Tag ${casesInWords(rows)}`}
      submit={{ label: 'Add tag' }}
      pending={each.isPending}
      error={each.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {tags.length > 0 && (
        <Box role="group" aria-label="Tags" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {tags.map((one) => (
            <Chip
              key={one}
              label={one}
              aria-label={`Take off ${one}`}
              disabled={each.isPending}
              onClick={() => change(contract.untagCase, one)}
              onDelete={() => change(contract.untagCase, one)}
            />
          ))}
        </Box>
      )}
      <Autocomplete
        freeSolo
        options={inUse.map(({ tag: word }) => word).filter((word) => !tags.includes(word))}
        inputValue={text}
        onInputChange={(_, next) => setText(next)}
        renderInput={(input) => (
          <TextField
            {...input}
            label="Tag"
            autoFocus
            error={isWrong}
            helperText={
              isWrong
                ? `A word or a few, of ${LONGEST_TAG} letters at most and without commas.`
                : `Everybody sees it; at most ${MOST_TAGS} on a case.`
            }
          />
        )}
      />
    </FormDialog>
  );
}
