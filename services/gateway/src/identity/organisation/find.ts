import type { FindOrganisationsQuery, FoundOrganisation } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { findPerson } from '../membership/store.ts';
import { FOUND_LIKE_MIN, gramsOf, likenessTo } from './name.ts';
import { identifiedAs, shownAs } from './organisation.ts';
import { findByDomains, findByGrams, findByIdentifiers, type OrganisationRow } from './store.ts';
import { domainsOfAddress } from './web-domain.ts';

const FOUND_MAX = 20;
/** Names that are looked at for their likeness; those that share the most pieces come first. */
const LOOKED_AT = 100;

/**
 * Organisations that a signed-in person may want to join: by identifier, by the web domain of its verified mail address, and
 * by name, in this order. Only what is shown, and of it only what anybody sees.
 */
export async function findOrganisations(
  ctx: Context,
  actor: Actor,
  { name, ...identifiers }: FindOrganisationsQuery,
): Promise<FoundOrganisation[]> {
  const { orm } = ctx.db;
  const person = await findPerson(orm, authorisePerson(actor, 'organisation.find').by.person);
  const domains = person?.emailVerified ? domainsOfAddress(person.email) : [];
  const [identified, ofDomain, named] = await Promise.all([
    findByIdentifiers(orm, identifiedAs(identifiers).identifiers),
    findByDomains(ctx.exchange.orm, domains),
    name === undefined ? [] : findByGrams(orm, gramsOf(name), { limit: LOOKED_AT }),
  ]);
  const likeness = (row: OrganisationRow) => (name === undefined ? 0 : likenessTo(name, shownAs(row).name));
  const byName = named.filter((row) => likeness(row) >= FOUND_LIKE_MIN).sort((a, b) => likeness(b) - likeness(a));
  const nearest = ofDomain.sort((a, b) => domains.indexOf(a.domain) - domains.indexOf(b.domain));
  const found = [
    ...identified.map((row) => [row, 'identifier'] as const),
    ...nearest.map(({ organisation }) => [organisation, 'domain'] as const),
    ...byName.map((row) => [row, 'name'] as const),
  ];
  const isFirst = ([row]: (typeof found)[number], at: number) =>
    found.findIndex(([other]) => other.id === row.id) === at;
  return found
    .filter(isFirst)
    .slice(0, FOUND_MAX)
    .map(([row, by]) => foundView(row, by, likeness(row)));
}

export function foundView(row: OrganisationRow, by: FoundOrganisation['by'], likeness: number): FoundOrganisation {
  const { kind, name, country, region } = shownAs(row);
  return {
    id: row.id,
    kind: kind as FoundOrganisation['kind'],
    name,
    country,
    region,
    verified: true,
    by,
    likeness: Math.round(likeness * 100) / 100,
  };
}
