import type { Connection } from '@docket/contracts';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Section } from '../../../ui/Section.tsx';
import { balanceConcern, dollarsInWords } from '../connection-words.ts';
import { TopUpDialog } from './TopUpDialog.tsx';

/** What is left at Didit to pay verifications with. */
export function BalanceSection({ connection }: { connection: Connection }) {
  const [isOpen, setIsOpen] = useState(false);
  const { amount, autoRefill, because } = connection.balance;
  const concern = balanceConcern(connection);
  return (
    <Section
      title="Balance"
      about="What the account has left at Didit. Verifications are paid from it."
      actions={
        <Button variant="outlined" onClick={() => setIsOpen(true)}>
          Top up
        </Button>
      }
    >
      {amount === null ? (
        <Box sx={{ typography: 'body2' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            Could not be read:
          </Box>{' '}
          {because}
        </Box>
      ) : (
        <Box>
          <Box
            component="output"
            aria-label="Balance"
            sx={{ display: 'block', fontSize: 22, fontWeight: 620, fontVariantNumeric: 'tabular-nums' }}
          >
            {dollarsInWords(amount)}
          </Box>
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
            {connection.application.environment === 'sandbox' && 'A sandbox application is never billed. '}
            {autoRefill === true && 'Didit refills it by itself.'}
            {autoRefill === false && 'It is not refilled by itself; that is set in Didit’s console.'}
          </Box>
        </Box>
      )}
      {concern !== null && <Alert severity="warning">{concern}</Alert>}
      {isOpen && <TopUpDialog onClose={() => setIsOpen(false)} />}
    </Section>
  );
}
