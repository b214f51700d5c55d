import { type Allowed, type Connection, contract } from '@docket/contracts';
import { useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { useNotify } from '../../../layout/feedback.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { ReasonedButton } from '../../../ui/ReasonedButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ChangeProblem } from '../ChangeProblem.tsx';
import { DESTINATION_WORDS, mendInWords } from '../connection-words.ts';
import { storingAllowed } from '../storing-allowed.ts';
import { ifMatch, useConnectionChange } from '../use-connection-change.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { DestinationFacts } from './DestinationFacts.tsx';
import { TestResult } from './TestResult.tsx';

/** Whether Didit tells Docket of changes, and one click to see to it. */
export function WebhookSection({ connection }: { connection: Connection }) {
  const notify = useNotify();
  const [seen, setSeen] = useState(connection);
  const [isOpen, setIsOpen] = useState(false);
  const { address, destination } = connection.webhook;
  const mended = (after: Connection) => {
    test.reset();
    const { state } = after.webhook.destination;
    notify({ severity: state === 'ok' ? 'success' : 'warning', text: `${DESTINATION_WORDS[state].label}.` });
    setIsOpen(false);
  };
  const connect = useConnectionChange(contract.connectWebhook, mended);
  const test = useWrite(contract.testWebhook);
  const mend = mendInWords(destination.state);
  const connectNow = () => {
    if (address === null) return setIsOpen(true);
    setSeen(connection);
    connect.mutate({ headers: ifMatch(connection), body: {} });
  };
  const allowed = storingAllowed(connection);
  return (
    <Section
      title="Webhook"
      about="How Didit tells Docket of changes. Without it they are only found by comparing, minutes later."
      actions={
        <>
          {mend !== null && (
            <ReasonedButton
              allowed={allowed}
              variant="contained"
              loading={connect.isPending}
              onClick={connectNow}
            >
              {mend}
            </ReasonedButton>
          )}
          <ReasonedButton
            allowed={testAllowed(connection)}
            variant="outlined"
            loading={test.isPending}
            onClick={() => test.mutate({})}
          >
            Send a test
          </ReasonedButton>
          <ReasonedButton allowed={allowed} color="inherit" onClick={() => setIsOpen(true)}>
            {address === null ? 'Enter the address' : 'Change the address'}
          </ReasonedButton>
        </>
      }
    >
      <DestinationFacts connection={connection} />
      <ChangeProblem error={connect.error} seen={seen} present={connection} onGoOn={() => connect.reset()} />
      {/* A result is about the address that was tested. */}
      {test.data?.address === address && <TestResult tested={test.data} />}
      {test.error !== null && <ErrorPanel error={test.error} />}
      {isOpen && <AddressDialog connection={connection} onSaved={mended} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}

function testAllowed({ webhook }: Connection): Allowed {
  if (webhook.address === null) return { because: 'First say at which address Didit reaches this server.' };
  return webhook.source !== 'none' || { because: 'There is no secret to sign with yet: create the webhook.' };
}
