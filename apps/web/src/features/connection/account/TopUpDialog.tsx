import { contract, topUpBalance } from '@docket/contracts';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldProblem } from '../../../api/problem-error.ts';
import { invalidate, useWrite } from '../../../api/query.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { dollarsInWords } from '../connection-words.ts';

/** Has Didit prepare a payment and leads to where it is paid. Docket never sees a card. */
export function TopUpDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState('100');
  const [isWrong, setIsWrong] = useState(false);
  const prepare = useWrite(contract.topUpBalance, { gcTime: 0 });
  const checkout = safeLink(prepare.data?.checkoutUrl);
  const said = fieldProblem(prepare.error, '/body/amountInDollars');
  const close = () => {
    // Whoever comes back from paying wants to see the new amount.
    void invalidate(queryClient, contract.getConnection);
    onClose();
  };
  const submit = () => {
    const parsed = topUpBalance.schema.body.safeParse({ amountInDollars: Number(amount) });
    setIsWrong(!parsed.success);
    if (parsed.success) prepare.mutate({ body: parsed.data });
  };
  return (
    <FormDialog
      title="Top up the balance"
      submit={{ label: 'Prepare payment', disabled: checkout !== null }}
      pending={prepare.isPending}
      error={said === undefined ? prepare.error : null}
      onSubmit={submit}
      onClose={close}
      closeLabel={checkout === null ? 'Cancel' : 'Close'}
    >
      <div>
        Didit prepares the payment; you pay on its page, which opens in a new tab. Nothing is charged before.
      </div>
      <LabelledInput
        label="US dollars"
        name="dollars"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        value={amount}
        onChange={({ target }) => {
          setAmount(target.value);
          setIsWrong(false);
          // A link is for the amount it was prepared for.
          prepare.reset();
        }}
        startAdornment={<InputAdornment position="start">$</InputAdornment>}
        problem={isWrong ? 'Enter whole dollars from 50 to 100,000.' : said}
        hint="At least $50."
      />
      {checkout !== null && (
        <div role="status">
          <Button
            variant="contained"
            href={checkout}
            target="_blank"
            rel="noopener noreferrer"
            endIcon={<OpenInNewOutlined />}
            autoFocus
          >
            Pay {dollarsInWords(amount)} at Didit
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

/** A link a browser may be sent to; whatever else the answer holds is not clicked. */
function safeLink(url: string | undefined): string | null {
  const protocol = url === undefined ? undefined : URL.parse(url)?.protocol;
  return url !== undefined && (protocol === 'https:' || protocol === 'http:') ? url : null;
}
