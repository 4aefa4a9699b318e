import { writeAudit } from '@techbourse/db';
import { type Call, fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { personActor } from '../person/person.ts';
import { type OpenedSession, openSession } from '../session/open.ts';
import type { Browser } from '../session/session.ts';
import { claimsOf } from './answer.ts';
import { browserOf, hashOf, secretsOf } from './attempt.ts';
import { signedInOf } from './claims.ts';
import type { Connections } from './connection.ts';
import { becomeMember, openOrganisation, personOf } from './people.ts';
import { callbackUrlOf } from './provider.ts';
import { findProvider, lockProvider, type ProviderRow, takeAttempt } from './store.ts';

/** The answer of a provider, as the browser brought it. */
export type Answer = {
  organisationId: string;
  state: string;
  /** All of the query, with what is before it. */
  url: string;
  cookie: string | undefined;
};

/**
 * Ends a sign-in: takes the attempt away, so that no answer counts twice, asks the provider who it was, and opens a session for
 * the provider's organisation alone.
 * @throws AppError FORBIDDEN: `sso.attempt_unknown`, `sso.changed`, what `claimsOf` and `signedInOf` throw.
 */
export async function finishSignIn(
  ctx: Context,
  connections: Connections,
  answer: Answer,
  browser: Browser,
  call: Call,
): Promise<{ opened: OpenedSession; returnTo: string }> {
  const held = browserOf(answer.cookie, answer.state);
  const provider = await findProvider(ctx.exchange.orm, answer.organisationId);
  if (held === undefined || !provider) throw unknown();
  const given = { stateHash: hashOf(answer.state), browserHash: hashOf(held), providerId: provider.id };
  const attempt = await takeAttempt(ctx.exchange.orm, { ...given, at: ctx.clock.now() });
  if (!attempt) throw unknown();
  const asAsked = (row: ProviderRow | undefined): row is ProviderRow =>
    row?.state === 'approved' && row.version === attempt.providerVersion;
  if (!asAsked(provider)) throw changed();
  const configuration = await connections.to(provider);
  const url = new URL(callbackUrlOf(ctx.publicUrl, answer.organisationId));
  url.search = new URL(answer.url, ctx.publicUrl).search;
  const claims = await claimsOf(configuration, url, { ...secretsOf(held), state: answer.state });
  const signedIn = signedInOf(claims, provider.domains);
  const { opened, personId } = await ctx.exchange.orm.transaction(async (tx) => {
    const organisation = await openOrganisation(tx, provider.organisationId);
    if (!asAsked(await lockProvider(tx, provider.organisationId))) throw changed();
    const { person, by } = await personOf(ctx, tx, provider, signedIn, organisation, call);
    await becomeMember(ctx, tx, provider, person, call);
    const session = await openSession(ctx, tx, { person, how: 'sso', browser, provider });
    const data = { sessionId: session.row.id, how: 'sso', organisationId: organisation.id, by };
    await writeAudit(tx, audit, personActor(person.id), [{ action: 'session.opened', subject: person.id, data }]);
    return { opened: session, personId: person.id };
  });
  ctx.changes.emit('person', personId);
  return { opened, returnTo: attempt.returnTo };
}

function unknown() {
  const message = 'This sign-in is over, or began in another browser: begin again';
  return fail.forbidden('sso.attempt_unknown', message);
}

function changed() {
  return fail.forbidden('sso.changed', 'The single sign-on of your organisation has changed: begin again');
}
