import { migrate } from '@docket/db';

/** Brings the database of DATABASE_URL to this version's schema; the one-shot step of a deployment. */
const url = process.env.DATABASE_URL;
if (!url) {
  console.error('Set DATABASE_URL to the database to migrate.');
  process.exit(1);
}
const { applied } = await migrate(url);
console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
