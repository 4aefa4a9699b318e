import type { Issue } from '@techbourse/api-schema';
import type { RecordConsentRequest } from '../api/index.ts';
import { cellsWithin } from '../grant/cells.ts';
import type { Bounds, RegisteredGrant } from '../grant/grant.ts';
import { licensorReach } from '../grant/licensor.ts';

type Asked = Pick<RecordConsentRequest, 'fieldOfUse' | 'territory' | 'from' | 'to'>;

/** The bounds of a consent: what it leaves out is as in the licence. */
export function boundsOf(licence: Bounds, { fieldOfUse, territory, from, to }: Asked): Bounds {
  return {
    fieldOfUse: fieldOfUse ?? licence.fieldOfUse,
    territory: territory ?? licence.territory,
    from: from ?? licence.from,
    to: to === undefined ? licence.to : to,
  };
}

const BEYOND: Readonly<Record<keyof Asked, (licence: Bounds) => string>> = {
  fieldOfUse: () => 'The licence does not reach over all of this field of use',
  territory: ({ territory }) =>
    territory.kind === 'countries'
      ? `The licence is for ${territory.countries.join(', ')} only`
      : 'The licence is not for all of this territory',
  from: ({ from }) => `The licence begins on ${from}`,
  to: ({ to }) => `The licence ends on ${to}`,
};

type Licence = { licence: RegisteredGrant; grants: readonly RegisteredGrant[] };

/** Which fields of a consent go beyond the licence, or beyond the part of it in which an organisation is the licensor. */
export function boundsIssues(organisationId: string, of: Licence, asked: Asked): Issue[] {
  const { licence } = of;
  const bounds = boundsOf(licence, asked);
  const { from, to } = bounds;
  if (to !== null && to < from) {
    const message = `The consent ends on ${to}, before it begins on ${from}`;
    return [issueOf(asked.to === undefined ? 'from' : 'to', message)];
  }
  const given = FIELDS.filter((field) => asked[field] !== undefined);
  const beyond = given.filter((field) => isBeyond(licence, boundsOf(licence, { [field]: asked[field] })));
  if (beyond.length > 0) return beyond.map((field) => issueOf(field, BEYOND[field](licence)));
  return [partIssue(organisationId, of, bounds)];
}

const FIELDS: readonly (keyof Asked)[] = ['fieldOfUse', 'territory', 'from', 'to'];

function isBeyond(licence: Bounds, bounds: Bounds): boolean {
  if (bounds.to !== null && bounds.to < bounds.from) return true;
  return cellsWithin(bounds, [], [licence]).some((cell) => !cell.marked.has(licence));
}

/** The title above the licence went over in some countries, or from a day on: what has to be narrowed. */
function partIssue(organisationId: string, { licence, grants }: Licence, bounds: Bounds): Issue {
  const isLicensor = (narrower: Partial<Bounds>) =>
    licensorReach(organisationId, licence, grants, { ...bounds, ...narrower }) === 'all';
  const named = grants.flatMap(({ territory }) => (territory.kind === 'countries' ? territory.countries : []));
  const countries = bounds.territory.kind === 'countries' ? bounds.territory.countries : [...new Set(named), ELSEWHERE];
  if (countries.some((country) => isLicensor({ territory: { kind: 'countries', countries: [country] } }))) {
    return issueOf('territory', 'Your organisation is the licensor in some of these countries only: name those');
  }
  return isLicensor({ to: bounds.from })
    ? issueOf('to', 'Your organisation is the licensor until an earlier day only')
    : issueOf('from', 'Your organisation is the licensor from a later day on only');
}

/** A country that hardly anybody names: it stands for those that no grant names. */
const ELSEWHERE = 'AQ';

function issueOf(field: keyof Asked, message: string): Issue {
  return { pointer: `/${field}`, rule: 'title.consent_bounds', message };
}
