import { type Tx, writeAudit } from '@techbourse/db';
import type { FoundedOrganisation, Organisation } from '@techbourse/gateway/api';
import { authorisePerson, type Call, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeOnce } from '../../rows.ts';
import { admit } from '../membership/admit.ts';
import { lockVerifiedPerson } from '../membership/person.ts';
import { listMemberships } from '../membership/store.ts';
import { foundView } from './find.ts';
import { gramsOfAll, LIKE_MIN, nearestLikeness } from './name.ts';
import { identifiedAs, namedAs, stateOf, viewOf } from './organisation.ts';
import { publishOrganisations } from './publish.ts';
import { findByGrams, findByIdentifiers, insertOrganisation, type OrganisationRow } from './store.ts';

/** Organisations of one owner that nobody has verified: enough for who has several, too few for who floods the exchange. */
const UNVERIFIED_MAX = 5;
const LOOKED_AT = 100;

/**
 * A signed-in person founds an organisation and is its owner. It is unverified: itself and the operator see it, nobody else,
 * and its name is shown to nobody before the operator has vouched for it. Of organisations that are shown and like it the
 * person says that they are others (`differsFrom`), or joins one of them.
 */
export async function foundOrganisation(
  ctx: Context,
  actor: Actor,
  input: FoundedOrganisation,
  call: Call,
): Promise<Organisation> {
  const founder = authorisePerson(actor, 'organisation.found');
  const personId = founder.by.person;
  const context = { actor: founder, key: call.idempotencyKey, request: { found: input } };
  const made = await writeOnce(ctx, context, async (tx) => {
    const { differsFrom, identifiers, name, country, kind, region } = input;
    await lockVerifiedPerson(tx, personId);
    const own = (await listMemberships(tx, personId)).filter(({ member }) => member.role === 'owner');
    assertFew(own.map(({ organisation }) => organisation));
    assertNotFounded(
      input,
      own.map(({ organisation }) => organisation),
    );
    const identified = identifiedAs(identifiers);
    await assertIdentifiersFree(tx, identified.identifiers);
    await assertTold(tx, input);
    const id = newId();
    const given = { kind, country, region: region ?? null };
    const row = await insertOrganisation(tx, { id, slug: id, ...given, ...namedAs(name), ...identified });
    const data = { ...given, name, identifiers: row.identifiers, differsFrom, founder: personId };
    await writeAudit(tx, audit, actor, [{ action: 'organisation.founded', subject: id, data }]);
    await publishOrganisations(tx, [row], call.requestId);
    await admit(tx, actor, { organisationId: id, personId, role: 'owner', at: ctx.clock.now() }, call);
    return viewOf(asFounder(actor, row), row);
  });
  ctx.changes.emit('person', personId);
  return made;
}

function asFounder(actor: Actor, { id, kind, name, country }: OrganisationRow): Actor {
  return { ...actor, organisation: { id, kind, name: { ...name }, country, verified: false } };
}

function assertFew(own: readonly OrganisationRow[]): void {
  const waiting = own.filter((row) => row.verifiedAt === null && stateOf(row) !== 'deleted');
  if (waiting.length < UNVERIFIED_MAX) return;
  const message = `You own ${waiting.length} organisations that are not verified: have one verified, or delete one, first`;
  throw fail.invalidState('organisation.too_many_unverified', message);
}

/** Who presses the button twice has founded one. */
function assertNotFounded({ name }: FoundedOrganisation, own: readonly OrganisationRow[]): void {
  const texts = Object.values(name).flatMap((each) => (each ? [each.text] : []));
  const same = own.find((row) => nearestLikeness(texts, row.name) === 1);
  if (!same) return;
  const details = { organisationId: same.id };
  throw fail.conflict('organisation.founded_already', 'You own an organisation of this name already', details);
}

/** Only what is shown is named: that another unverified organisation claims the same identifier is between it and the operator. */
async function assertIdentifiersFree(tx: Tx, identifiers: OrganisationRow['identifiers']): Promise<void> {
  const [holder] = await findByIdentifiers(tx, identifiers);
  if (!holder) return;
  const identifier = Object.entries(identifiers).find(
    ([scheme, code]) => Reflect.get(holder.identifiers, scheme) === code,
  );
  const message = `Another organisation has this ${identifier?.[0]}: ask to join it, or look at the number again`;
  const details = { identifier: identifier?.[0], organisationId: holder.id };
  throw fail.conflict('organisation.identifier_taken', message, details);
}

async function assertTold(tx: Tx, { name, differsFrom }: FoundedOrganisation): Promise<void> {
  const texts = Object.values(name).flatMap((each) => (each ? [each.text] : []));
  const rows = await findByGrams(tx, gramsOfAll(name), { limit: LOOKED_AT });
  const alike = rows
    .map((row) => ({ row, likeness: nearestLikeness(texts, row.knownAs?.name ?? row.name) }))
    .filter(({ likeness }) => likeness >= LIKE_MIN)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 20);
  if (alike.every(({ row }) => differsFrom.includes(row.id))) return;
  const organisations = alike.map(({ row, likeness }) => foundView(row, 'name', likeness));
  const message =
    'There are organisations of a like name: ask to join yours, or say by differsFrom that it is none of them';
  throw fail.conflict('organisation.alike', message, { organisations });
}
