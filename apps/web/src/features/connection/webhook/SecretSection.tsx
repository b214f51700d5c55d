import type { Allowed, Connection } from '@docket/contracts';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { useNotify } from '../../../layout/feedback.ts';
import { DefinitionGrid } from '../../../ui/DefinitionGrid.tsx';
import { instantInWords } from '../../../ui/format.ts';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { lastFourInWords, sourceInWords } from '../connection-words.ts';
import { storingAllowed } from '../storing-allowed.ts';
import { RotateDialog } from './RotateDialog.tsx';

/** What tells Didit's webhooks from anybody else's. */
export function SecretSection({ connection }: { connection: Connection }) {
  const notify = useNotify();
  const [isOpen, setIsOpen] = useState(false);
  const { webhook } = connection;
  const rotated = (after: Connection) => {
    const { previousUntil } = after.webhook;
    const overlap =
      previousUntil === null ? '' : ` The one before is accepted until ${instantInWords(previousUntil)}.`;
    notify({ severity: 'success', text: `The new secret is in use.${overlap}` });
    setIsOpen(false);
  };
  return (
    <Section
      title="Webhook secret"
      about="With it Docket tells Didit’s webhooks from forged ones."
      actions={
        <ReasonedButton
          allowed={rotatingAllowed(connection)}
          variant="outlined"
          onClick={() => setIsOpen(true)}
        >
          Rotate
        </ReasonedButton>
      }
    >
      <DefinitionGrid items={factsOf(webhook)} />
      {isOpen && <RotateDialog connection={connection} onSaved={rotated} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}

/** A destination whose secret Didit does not show gets it here, from the console. */
function rotatingAllowed(connection: Connection): Allowed {
  const { source, destination } = connection.webhook;
  if (source === 'none' && destination.id === null) {
    return { because: 'There is no secret yet: create the webhook first.' };
  }
  return storingAllowed(connection);
}

function factsOf({ source, lastFour, rotatedAt, previousUntil }: Connection['webhook']) {
  if (source === 'none') return [{ name: 'Secret', value: 'None yet: creating the webhook brings one' }];
  return [
    { name: 'Secret', value: <Box component="code">{lastFourInWords(lastFour)}</Box> },
    {
      name: 'Where it is from',
      value: source === 'database' ? 'Stored encrypted' : sourceInWords(source, 'DIDIT_WEBHOOK_SECRET'),
    },
    ...(rotatedAt === null ? [] : [{ name: 'Rotated', value: <TimeAgo at={rotatedAt} /> }]),
    ...(previousUntil === null
      ? []
      : [{ name: 'The one before', value: `Accepted until ${instantInWords(previousUntil)}` }]),
  ];
}
