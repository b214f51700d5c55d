import { whySealingFails } from '../../sealing/check-sealing.ts';
import { Sealing } from '../../sealing/sealing.ts';
import { withConnection } from '../with-connection.ts';
import { bad, type Finding, good, look } from './check.ts';

/** Whether what is kept of customers can be opened with the key of this server. */
export function checkSealing(): Promise<Finding> {
  return look('sealing', 'Check DATABASE_URL, and that the database is prepared.', () =>
    withConnection(async ({ db, connection }) => {
      const sealing = new Sealing(connection.secretsKey);
      const because = await whySealingFails(db, sealing);
      if (because !== null) {
        return bad(
          'sealing',
          because,
          'The server does not start without it: nothing could be read or kept.',
        );
      }
      const { left } = await db
        .selectFrom('cases')
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .where('unsealed', '=', true)
        .executeTakeFirstOrThrow();
      const rest = left === 0 ? '' : `; ${left} older cases are still to be sealed by the worker`;
      return good('sealing', `what is kept of customers opens with the key ${sealing.keyId}${rest}`);
    }),
  );
}
