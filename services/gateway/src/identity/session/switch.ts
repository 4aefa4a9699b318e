import { writeAudit } from '@techbourse/db';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { rowsWith, writeFor } from '../../rows.ts';
import { assertActive } from '../organisation/organisation.ts';
import { ssoRequired } from '../sso/standing.ts';
import { isClosedTo, listMemberships, setActiveOrganisation } from './store.ts';

/** Acts for another organisation from now on, in this session alone. */
export async function switchOrganisation(
  ctx: Context,
  actor: Actor,
  sessionId: string,
  organisationId: string,
): Promise<void> {
  const person = authorisePerson(actor, 'session.switch');
  await writeFor(
    ctx,
    actor,
    async (tx) => {
      const own = await listMemberships(tx, person.id);
      const wanted = own.find(({ organisation }) => organisation.id === organisationId);
      if (!wanted) throw fail.notFound('session.no_membership', 'You do not belong to such an organisation');
      assertActive(wanted.organisation);
      if (await isClosedTo(tx, sessionId, organisationId)) throw ssoRequired();
      await setActiveOrganisation(tx, sessionId, organisationId);
      const data = { sessionId, organisationId };
      await writeAudit(tx, audit, person, [{ action: 'session.switched', subject: person.id, data }]);
    },
    rowsWith(actor, organisationId),
  );
  ctx.changes.emit('person', person.id);
}
