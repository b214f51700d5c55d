import { migrate } from '@docket/db';

/**
 * Brings the database to this version's schema; the one-shot step of a deployment. With DATABASE_OWNER_URL the server
 * has logins of its own, those of DATABASE_URL and DATABASE_SEQUENCER_URL: they are made here, with these passwords.
 */
const { DATABASE_OWNER_URL: owner, DATABASE_URL: app, DATABASE_SEQUENCER_URL: sequencer } = process.env;
const url = owner || app;
if (!url) {
  console.error('Set DATABASE_URL to the database to migrate.');
  process.exit(1);
}
const logins = owner ? { docket_app: app || undefined, docket_sequencer: sequencer || undefined } : {};
const { applied } = await migrate(url, logins);
console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
