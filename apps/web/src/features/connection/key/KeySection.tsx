import type { Connection } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useNotify } from '../../../layout/feedback.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { DefinitionGrid } from '../../../ui/DefinitionGrid.tsx';
import { countInWords } from '../../../ui/format.ts';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { AccountDialog } from '../account/AccountDialog.tsx';
import { ENVIRONMENT_WORDS, lastFourInWords, sourceInWords } from '../connection-words.ts';
import { storingAllowed } from '../storing-allowed.ts';
import { KeyDialog } from './KeyDialog.tsx';

/** Which application of Didit's this installation works with, and the key to it. */
export function KeySection({ connection }: { connection: Connection }) {
  const notify = useNotify();
  const [layer, setLayer] = useState<'key' | 'account' | null>(null);
  const close = () => setLayer(null);
  const allowed = storingAllowed(connection);
  const saved = ({ key }: Connection) => {
    notify({ severity: 'success', text: `The key ${lastFourInWords(key.lastFour)} is in use.` });
    close();
  };
  return (
    <Section
      title="Application"
      about="Whose sessions Docket reads and decides at Didit."
      actions={
        <>
          <ReasonedButton allowed={allowed} variant="outlined" onClick={() => setLayer('key')}>
            Change key
          </ReasonedButton>
          <ReasonedButton allowed={allowed} color="inherit" onClick={() => setLayer('account')}>
            Open a new account
          </ReasonedButton>
        </>
      }
    >
      <DefinitionGrid items={factsOf(connection)} />
      {layer === 'key' && <KeyDialog connection={connection} onSaved={saved} onClose={close} />}
      {layer === 'account' && <AccountDialog connection={connection} onSaved={saved} onClose={close} />}
    </Section>
  );
}

function factsOf({ didit, application, key, cases }: Connection) {
  const { id, name, environment } = application;
  return [
    {
      name: 'Application',
      value: name ?? (id === null ? 'Named by the first webhook that arrives' : null),
    },
    ...(id === null ? [] : [{ name: 'Its id', value: <CopyText text={id} label="application id" /> }]),
    {
      name: 'Environment',
      value: environment === null ? 'Not known before the first webhook' : ENVIRONMENT_WORDS[environment],
    },
    { name: 'Didit', value: didit },
    {
      name: 'API key',
      value: <Box component="code">{lastFourInWords(key.lastFour)}</Box>,
    },
    { name: 'Where it is from', value: sourceInWords(key.source, 'DIDIT_API_KEY') },
    ...(key.changedAt === null ? [] : [{ name: 'Changed', value: <Changed by={key} /> }]),
    { name: 'Cases here', value: countInWords(cases) },
  ];
}

function Changed({ by: { changedAt, changedBy } }: { by: Connection['key'] }) {
  if (changedAt === null) return null;
  return (
    <>
      <TimeAgo at={changedAt} /> by {changedBy?.name ?? 'the command line'}
    </>
  );
}
