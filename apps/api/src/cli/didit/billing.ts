import { defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { table } from '../screen.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';

export const balance = defineCommand({
  name: 'didit balance',
  summary: "The Didit organisation's credit in US dollars.",
  options: KEY_OPTIONS,
  settings: DIDIT_SETTINGS,
  examples: ['docket didit balance', 'docket didit balance --json | jq -r .balance'],
  run: async ({ values, screen }) => {
    const found = await withDidit(values, (didit) => didit.billing.retrieveBalance());
    const { auto_refill_enabled: refills, auto_refill_amount: amount, auto_refill_threshold: below } = found;
    screen.answer(
      found,
      table([
        ['Balance', `$${found.balance}`],
        ['Refills itself', refills ? `by $${amount ?? '?'} below $${below ?? '?'}` : 'no'],
      ]),
    );
    return EXIT.ok;
  },
});

export const topUp = defineCommand({
  name: 'didit top-up',
  summary: 'Prepares a payment and prints the page to pay on. Nothing is charged until a person does.',
  options: {
    amount: {
      kind: 'number',
      value: 'dollars',
      min: 50,
      max: 1_000_000,
      describe: 'US dollars, at least 50',
      required: true,
    },
    ...KEY_OPTIONS,
  },
  settings: DIDIT_SETTINGS,
  examples: ['docket didit top-up --amount 50'],
  run: async ({ values, screen }) => {
    const checkout = await withDidit(values, (didit) =>
      didit.billing.topUp({ amount_in_dollars: values.amount }),
    );
    screen.answer(checkout, ['Pay on this page:', checkout.checkout_session_url]);
    return EXIT.ok;
  },
});
