import { DATE_LOCALES, type DateLocale } from '@docket/contracts';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useChangePreferences, usePreferences } from '../../session/preferences.ts';
import { instantInWords } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { BROWSER, localeLabel, zoneLabels } from './date-choices.ts';

/** Where the person's day begins and how it is written. The record itself is in UTC. */
export function DatesSection() {
  const { timeZone, dateLocale } = usePreferences();
  const change = useChangePreferences();
  const now = useNow();
  // Made once: four hundred clocks are not set anew with every letter that is typed.
  const [labels] = useState(() => zoneLabels(Date.now()));
  return (
    <Section title="Time and dates" about="The audit log also shows UTC, which is the same for everybody.">
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
          gap: 2,
          pt: 0.75,
        }}
      >
        <Autocomplete
          options={[...labels.keys()]}
          value={timeZone ?? BROWSER}
          onChange={(_, zone) => change({ timeZone: zone === BROWSER ? null : zone })}
          getOptionLabel={(zone) => labels.get(zone) ?? zone}
          disableClearable
          size="small"
          renderInput={(input) => <TextField {...input} label="Time zone" />}
        />
        <TextField
          select
          label="Dates are written as in"
          value={dateLocale}
          onChange={({ target }) => {
            const locale = DATE_LOCALES.find((one) => one === target.value);
            if (locale !== undefined) change({ dateLocale: locale });
          }}
          slotProps={{ select: { native: true } }}
        >
          {DATE_LOCALES.map((locale: DateLocale) => (
            <option key={locale} value={locale}>
              {localeLabel(locale)}
            </option>
          ))}
        </TextField>
      </Box>
      <Box role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
        It is now {instantInWords(new Date(now).toISOString())}.
      </Box>
    </Section>
  );
}
