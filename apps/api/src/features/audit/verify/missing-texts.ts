import type { Db } from '@docket/db';
import { sql } from 'kysely';
import type { Flaw } from './verify-stored.ts';

interface Missing {
  readonly index: number;
  readonly caseId: string | null;
}

/**
 * Looks whether every text an entry commits to is still kept. One that is not has to be of a case that was erased.
 * What the texts say is held against the entries by whoever gets them with a bundle.
 */
export class MissingTexts {
  readonly #db: Db;
  readonly #missing: Missing[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  async read(rows: readonly { id: string; leaf_index: number; entry: string }[]): Promise<void> {
    const committing = rows.filter(({ entry }) => entry.includes('"commit":{'));
    if (committing.length === 0) return;
    const kept = await this.#db
      .selectFrom('audit.side')
      .select(['entry_id', 'name'])
      .where(
        'entry_id',
        'in',
        committing.map(({ id }) => id),
      )
      .execute();
    const names = new Set(kept.map(({ entry_id, name }) => `${entry_id} ${name}`));
    for (const { id, leaf_index: index, entry } of committing) {
      const { commit, case: caseId } = commitOf(entry);
      if (Object.keys(commit).some((name) => !names.has(`${id} ${name}`)))
        this.#missing.push({ index, caseId });
    }
  }

  /** The first that is missing without an erasure; an erasure may still wait for its place in the log. */
  async first(): Promise<Flaw | null> {
    const cases = [...new Set(this.#missing.flatMap(({ caseId }) => caseId ?? []))];
    if (this.#missing.length === 0) return null;
    const { rows } = await sql<{ id: string }>`
      select case_id as id from audit.log where action = 'data.erased' and case_id = any(${cases}::text[])
      union select entry::jsonb ->> 'case' from audit.intake where entry like '%"action":"data.erased"%'`.execute(
      this.#db,
    );
    const erased = new Set(rows.map(({ id }) => id));
    const lost = this.#missing.find(({ caseId }) => caseId === null || !erased.has(caseId));
    if (lost === undefined) return null;
    return {
      index: lost.index,
      problem: `a text that entry ${lost.index} commits to is gone, and nothing was erased`,
    };
  }
}

/** An entry in another form is judged elsewhere; here it commits to nothing. */
function commitOf(entry: string): { commit: object; case: string | null } {
  try {
    const { commit = {}, case: caseId = null } = JSON.parse(entry) as {
      commit?: object;
      case?: string | null;
    };
    return { commit, case: caseId };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { commit: {}, case: null };
  }
}
