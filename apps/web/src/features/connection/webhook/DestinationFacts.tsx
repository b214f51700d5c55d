import type { Connection } from '@docket/contracts';
import Box from '@mui/material/Box';
import { CheckMark } from '../../../ui/CheckMark.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { DefinitionGrid } from '../../../ui/DefinitionGrid.tsx';
import { countInWords } from '../../../ui/format.ts';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { DESTINATION_WORDS } from '../connection-words.ts';

/** The destination as Didit has it, beside what Docket needs. */
export function DestinationFacts({ connection: { webhook } }: { connection: Connection }) {
  const { destination, address } = webhook;
  const { state, label } = DESTINATION_WORDS[destination.state];
  return (
    <>
      <Box role="status" aria-label="Webhook at Didit" sx={{ typography: 'body2' }}>
        <Box sx={{ fontWeight: 560 }}>
          <CheckMark state={state} label={label} />
        </Box>
        {destination.because !== null && (
          <Box sx={{ pl: 2.5, color: 'text.secondary', overflowWrap: 'anywhere' }}>{destination.because}</Box>
        )}
      </Box>
      <DefinitionGrid
        items={[
          {
            name: 'Docket listens at',
            value:
              address === null ? (
                'Not known yet: PUBLIC_URL is not set'
              ) : (
                <CopyText text={address} label="webhook address" />
              ),
          },
          ...(destination.id === null ? [] : atDidit(webhook)),
        ]}
      />
    </>
  );
}

function atDidit({ destination }: Connection['webhook']) {
  const { events, deliveries, failedDeliveries, lastDeliveryAt } = destination;
  return [
    { name: 'Events', value: <Events events={events} missing={destination.missingEvents} /> },
    {
      name: 'Deliveries',
      value:
        deliveries === null ? null : (
          <>
            {countInWords(deliveries)}
            {failedDeliveries !== null && `, ${countInWords(failedDeliveries)} failed`}
            {lastDeliveryAt !== null && (
              <>
                , last <TimeAgo at={lastDeliveryAt} />
              </>
            )}
          </>
        ),
    },
  ];
}

function Events({ events, missing }: { events: readonly string[]; missing: readonly string[] }) {
  return (
    <>
      {events.join(', ')}
      {missing.length > 0 && (
        <Box component="span" sx={{ color: 'warning.main' }}>
          {events.length > 0 && '; '}
          {missing.join(', ')} missing
        </Box>
      )}
    </>
  );
}
