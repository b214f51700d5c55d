import { defineCommand } from '../command.ts';
import { EXIT, Refused, UsageError } from '../exit.ts';
import { confirm } from '../read-secret.ts';
import { table } from '../screen.ts';
import { hideSecret, masked } from '../secrets.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';

/** What Docket listens to. */
const EVENTS = 'status.updated,data.updated';

export const listWebhooks = defineCommand({
  name: 'didit webhooks list',
  summary: 'The places Didit sends events to, and how deliveries fare.',
  options: KEY_OPTIONS,
  settings: DIDIT_SETTINGS,
  examples: ['docket didit webhooks list'],
  run: async ({ values, screen }) => {
    const rows = await withDidit(values, (didit) => didit.webhooks.destinations.list());
    const lines = rows.flatMap((row) => [
      `${screen.paint('bold', row.label ?? 'without label')}${row.enabled === false ? ' (off)' : ''}`,
      ...table([
        ['  Id', row.uuid],
        ['  URL', row.url],
        ['  Events', row.subscribed_events?.join(', ')],
        ['  Deliveries', countsOf(row.deliveries_count, row.failed_deliveries_count)],
        ['  Last', row.last_delivery_at],
      ]),
    ]);
    screen.answer(
      rows,
      lines.length > 0 ? lines : ['There is none: docket didit webhooks create makes one.'],
    );
    return EXIT.ok;
  },
});

export const createWebhook = defineCommand({
  name: 'didit webhooks create',
  summary: 'Makes Didit send events to an address.',
  about: [
    'Docket needs the signing secret of the destination as DIDIT_WEBHOOK_SECRET. It is masked unless --show-key is given, and nothing is stored; the Didit console shows it too.',
  ],
  options: {
    url: { kind: 'text', value: 'url', describe: 'https address that receives events', required: true },
    label: { kind: 'text', value: 'name', default: 'Docket', describe: 'name in the console' },
    events: { kind: 'text', value: 'list', default: EVENTS, describe: 'event names, comma separated' },
    'show-key': { kind: 'flag', describe: 'print the signing secret' },
    ...KEY_OPTIONS,
  },
  settings: DIDIT_SETTINGS,
  examples: ['docket didit webhooks create --url https://docket.example.com/webhooks/didit/0c1f… --show-key'],
  run: async ({ values, screen }) => {
    if (!URL.canParse(values.url)) throw new UsageError('--url is not an address.');
    const made = await withDidit(values, (didit) =>
      didit.webhooks.destinations.create({
        label: values.label,
        url: values.url,
        enabled: true,
        webhook_version: 'v3',
        subscribed_events: values.events.split(',').map((event) => event.trim()),
      }),
    );
    const secret = made.secret_shared_key ?? '';
    const reveal = values['show-key'];
    if (!reveal) hideSecret(secret);
    const shown = reveal ? secret : masked(secret);
    screen.answer(
      { ...made, secret_shared_key: shown },
      table([
        ['Id', made.uuid],
        ['URL', made.url],
        ['Events', made.subscribed_events?.join(', ')],
        ['Signing secret', shown],
      ]),
      { reveal },
    );
    return EXIT.ok;
  },
});

export const deleteWebhook = defineCommand({
  name: 'didit webhooks delete',
  summary: 'Ends deliveries to one destination for good.',
  argument: 'destination id',
  options: { yes: { kind: 'flag', describe: 'do not ask first' }, ...KEY_OPTIONS },
  settings: DIDIT_SETTINGS,
  examples: ['docket didit webhooks delete 7b1c0c52-6a3e-4c53-9a51-3f1a52a7e0c4 --yes'],
  run: async ({ values, argument, screen }) => {
    const id = argument.toLowerCase();
    await withDidit(values, async (didit) => {
      const { url } = await didit.webhooks.destinations.retrieve(id);
      if (!values.yes && !(await confirm(`Stop sending events to ${url}?`, '--yes'))) {
        throw new Refused('Nothing was changed.');
      }
      await didit.webhooks.destinations.delete(id);
    });
    screen.answer({ deleted: id }, [`Destination ${id} is deleted.`]);
    return EXIT.ok;
  },
});

function countsOf(all: number | null | undefined, failed: number | null | undefined): string | null {
  return all == null ? null : `${all}, of them ${failed ?? 0} failed`;
}
