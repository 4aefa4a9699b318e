import { writeAudit } from '@techbourse/db';
import type { JoinRequest, NewJoinRequest } from '@techbourse/gateway/api';
import { authorisePerson, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { rowsWith, writeOnce } from '../../rows.ts';
import { isShown, notFound } from '../organisation/organisation.ts';
import { lockOrganisation } from '../organisation/store.ts';
import { ASK_AGAIN_DAYS, alreadyMember, JOIN_REQUESTS_MAX } from './membership.ts';
import { lockVerifiedPerson } from './person.ts';
import { publishJoinRequest } from './publish.ts';
import {
  countOpenRequests,
  findOpenInvitation,
  findOpenRequest,
  insertJoinRequest,
  wasDeclinedSince,
} from './requests-store.ts';
import { findMember } from './store.ts';
import { joinRequestView } from './view.ts';

const DAY_MS = 86_400_000;

/** A person asks to belong to an organisation that is shown. Asked twice, also at once, it is one request. */
export async function askToJoin(ctx: Context, actor: Actor, input: NewJoinRequest, call: Call): Promise<JoinRequest> {
  const asking = authorisePerson(actor, 'organisation.join');
  const context = { actor: asking, key: call.idempotencyKey, request: { join: input } };
  return writeOnce(
    ctx,
    context,
    async (tx) => {
      const person = await lockVerifiedPerson(tx, asking.by.person);
      const organisation = await lockOrganisation(tx, input.organisationId);
      if (!organisation || !isShown(organisation)) throw notFound();
      if (await findMember(tx, organisation.id, person.id)) throw alreadyMember();
      const invited = await findOpenInvitation(tx, organisation.id, person.email.toLowerCase());
      if (invited && invited.expiresAt > ctx.clock.now()) throw invitedAlready(invited.id);
      const waiting = await findOpenRequest(tx, organisation.id, person.id);
      if (waiting) return joinRequestView(waiting);
      const since = new Date(ctx.clock.now().getTime() - ASK_AGAIN_DAYS * DAY_MS);
      if (await wasDeclinedSince(tx, organisation.id, person.id, since)) throw declinedLately();
      if ((await countOpenRequests(tx, person.id)) >= JOIN_REQUESTS_MAX) throw tooMany();
      const message = input.message ?? null;
      const row = await insertJoinRequest(tx, { organisationId: organisation.id, personId: person.id, message });
      if (!row) throw new Error('a request of the same person came in between, in spite of the lock');
      const data = { requestId: row.id, personId: person.id };
      await writeAudit(tx, audit, actor, [{ action: 'membership.requested', subject: organisation.id, data }]);
      await publishJoinRequest(tx, row, call.requestId);
      return joinRequestView(row);
    },
    rowsWith(actor, input.organisationId),
  );
}

function invitedAlready(invitationId: string) {
  return fail.conflict('membership.invited', 'This organisation has invited you: accept the invitation', {
    invitationId,
  });
}

function declinedLately() {
  const message = `This organisation has declined your request: you may ask again ${ASK_AGAIN_DAYS} days after its answer`;
  return fail.invalidState('membership.declined_lately', message);
}

function tooMany() {
  const message = `At most ${JOIN_REQUESTS_MAX} requests wait at a time: withdraw one first`;
  return fail.invalidState('membership.too_many_requests', message);
}
