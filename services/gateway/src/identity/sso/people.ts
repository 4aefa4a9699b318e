import { type Tx, writeAudit } from '@techbourse/db';
import { accountPage } from '@techbourse/gateway/api';
import { writeMails } from '@techbourse/mail';
import { type Call, fail } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit, mail } from '../../db/schema.ts';
import { admit } from '../membership/admit.ts';
import { findMember } from '../membership/store.ts';
import { stateOf } from '../organisation/organisation.ts';
import { lockOrganisation, type OrganisationRow } from '../organisation/store.ts';
import { languageOf, personActor } from '../person/person.ts';
import { publishPerson } from '../person/publish.ts';
import {
  findPersonByEmail,
  insertPerson,
  lockAddress,
  lockPerson,
  type PersonRow,
  voidMailLinks,
} from '../person/store.ts';
import type { SignedIn } from './claims.ts';
import {
  deleteCredentials,
  findIdentity,
  findIdentityOfPerson,
  insertIdentity,
  touchIdentity,
  verifyPerson,
} from './people-store.ts';
import type { ProviderRow } from './store.ts';
import { SSO_JOINED } from './texts.ts';

/** Who came in, and how the exchange knows: by the subject, by the address, or not before. */
export type CameIn = { person: PersonRow; by: 'subject' | 'address' | 'reclaimed' | 'first' };

/**
 * The person that a provider speaks of. Its subject comes first, because addresses change hands. An account with the same
 * verified address becomes the person's at the provider too; one whose address nobody has verified may be a trap that another laid,
 * so whatever opens it is taken away.
 * @throws AppError CONFLICT (`sso.address_in_use`) when the address belongs to another subject of the provider.
 */
export async function personOf(
  ctx: Context,
  tx: Tx,
  provider: ProviderRow,
  signedIn: SignedIn,
  organisation: OrganisationRow,
  call: Call,
): Promise<CameIn> {
  const at = ctx.clock.now();
  const { subject, email } = signedIn;
  await lockAddress(tx, email);
  const identity = await findIdentity(tx, provider.id, subject);
  const known = identity && (await lockPerson(tx, identity.personId));
  if (identity && known) {
    await touchIdentity(tx, identity.id, at);
    return { person: known, by: 'subject' };
  }
  const found = await findPersonByEmail(tx, email);
  if (found && (await findIdentityOfPerson(tx, provider.id, found.id))) {
    const message =
      'This address belongs to another account of your provider: an owner of your organisation can unlink that one';
    throw fail.conflict('sso.address_in_use', message);
  }
  const cameIn = found ? await adopt(ctx, tx, found, signedIn, organisation) : await make(ctx, tx, signedIn);
  await insertIdentity(tx, { providerId: provider.id, subject, personId: cameIn.person.id }, at);
  await voidMailLinks(tx, { purpose: 'sign_up', email });
  const data = { organisationId: organisation.id, by: cameIn.by };
  await writeAudit(tx, audit, personActor(cameIn.person.id), [
    { action: 'account.linked', subject: cameIn.person.id, data },
  ]);
  if (cameIn.by !== 'address') await publishPerson(tx, cameIn.person, call.requestId);
  return cameIn;
}

async function make(ctx: Context, tx: Tx, { email, name, language }: SignedIn): Promise<CameIn> {
  const person = await insertPerson(tx, { email, name, language }, ctx.clock.now());
  const data = { language, how: 'sso' };
  await writeAudit(tx, audit, personActor(person.id), [{ action: 'account.created', subject: person.id, data }]);
  return { person, by: 'first' };
}

async function adopt(
  ctx: Context,
  tx: Tx,
  found: PersonRow,
  { name }: SignedIn,
  organisation: OrganisationRow,
): Promise<CameIn> {
  if (!found.emailVerified) {
    await deleteCredentials(tx, found.id);
    const person = await verifyPerson(tx, found, name, ctx.clock.now());
    return { person, by: 'reclaimed' };
  }
  const language = languageOf(found);
  const content = SSO_JOINED[language]({
    organisation: organisation.displayName,
    url: accountPage(ctx.publicUrl, '/account'),
  });
  await writeMails(tx, mail, [{ kind: 'sso.joined', to: found.email, language, content }]);
  return { person: found, by: 'address' };
}

/**
 * Makes a person who came in a member, with the role that the provider gives to those; who is one already stays what it is.
 */
export async function becomeMember(
  ctx: Context,
  tx: Tx,
  provider: ProviderRow,
  person: PersonRow,
  call: Call,
): Promise<void> {
  const { organisationId, defaultRole } = provider;
  if (await findMember(tx, organisationId, person.id)) return;
  // the table's check allows roles only
  const role = defaultRole as Role;
  await admit(tx, personActor(person.id), { organisationId, personId: person.id, role, at: ctx.clock.now() }, call);
}

/**
 * The organisation, locked, when people may come in to it.
 * @throws AppError FORBIDDEN (`sso.organisation_closed`) for one that is suspended, merged or deleted.
 */
export async function openOrganisation(tx: Tx, id: string): Promise<OrganisationRow> {
  const organisation = await lockOrganisation(tx, id);
  if (!organisation || stateOf(organisation) !== 'active') {
    throw fail.forbidden('sso.organisation_closed', 'Nobody signs in to this organisation at present');
  }
  return organisation;
}
