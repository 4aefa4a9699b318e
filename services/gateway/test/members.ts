import { newId } from '@techbourse/platform';
import type { Actor, Person, Role } from '@techbourse/policy';
import type { Context } from '../src/context.ts';
import { person } from '../src/db/auth-tables.ts';
import { foundOrganisation } from '../src/identity/organisation/found.ts';

export type TestPerson = { id: string; email: string; actor: Person };

let made = 0;

/** A person with a verified mail address, who belongs to nothing yet. */
export async function newMemberPerson(
  ctx: Context,
  given: { email?: string; emailVerified?: boolean } = {},
): Promise<TestPerson> {
  made += 1;
  const id = newId();
  const { email = `person-${id}@example.org`, emailVerified = true } = given;
  await ctx.db.orm.insert(person).values({ id, name: `Person ${made}`, email, emailVerified });
  return { id, email, actor: { kind: 'person', id, organisation: null, scopes: [], by: { person: id } } };
}

/** A person as it acts for an organisation. */
export function actingFor({ actor, id }: TestPerson, organisationId: string, role: Role): Actor {
  const organisation = { id: organisationId, kind: 'company', name: {}, country: 'CN', verified: false };
  return { ...actor, organisation, by: { person: id, role } };
}

export const english = (text: string) => ({ en: { text, origin: 'person' as const } });

/** An organisation that a person founded, with the person as it acts for it. */
export async function newFounded(ctx: Context, founder: TestPerson, text = `Works ${newId()}`) {
  const input = { kind: 'company' as const, name: english(text), country: 'CN', identifiers: {}, differsFrom: [] };
  const { id } = await foundOrganisation(ctx, founder.actor, input, {});
  return { id, owner: actingFor(founder, id, 'owner') };
}
