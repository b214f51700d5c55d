import type { Embedded } from '@docket/db/embedded';

/** How the server's parts sign in to the database; without a sequencer's login the first one does it all. */
export interface Database {
  readonly url: string;
  readonly sequencerUrl?: string | undefined;
}

/** The same with the owner, who alone changes the schema; absent when the first login is the owner. */
export interface OwnedDatabase extends Database {
  readonly ownerUrl?: string | undefined;
}

export function embeddedDatabase({ url, logins }: Pick<Embedded, 'url' | 'logins'>): OwnedDatabase {
  return { ownerUrl: url, url: logins.docket_app, sequencerUrl: logins.docket_sequencer };
}
