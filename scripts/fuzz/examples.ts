import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readyContent } from '../../services/listings/test/listings.ts';

const person = (text: string) => ({ en: { text, origin: 'person' } });
const cny = (amount: string) => ({ amount, currency: 'CNY' });

const listing = {
  ...readyContent(),
  kind: 'patent',
  advantage: {
    comparator: person('lime softening'),
    measures: [{ metric: 'removal', value: 99, comparatorValue: 80, unit: '%' }],
  },
  applications: person('wells and mines'),
  readiness: { scale: 'trl', level: 5, evidence: 'pilot of 2025', origin: 'self_declared' },
  inventors: [{ name: 'Li Wei', affiliation: 'Faculty of chemistry', email: 'li@example.org' }],
  price: { kind: 'range', min: cny('100000.00'), max: cny('200000.00') },
  territory: { kind: 'countries', countries: ['CN', 'KZ'] },
  restrictions: { notCountries: ['KP'] },
  validUntil: '2027-06-30',
  contact: { name: 'Office', email: 'office@example.org', phone: '+86 451 8640' },
  patent: {
    applicationNumber: 'CN202010765433',
    publicationNumber: 'CN111961912B',
    priorityOn: '2019-01-01',
    filedOn: '2020-01-01',
    publishedOn: '2021-01-01',
    grantedOn: '2022-01-01',
    applicants: [{ name: 'University', from: '2020-01-01', until: '2024-01-01' }],
    familyId: 'F-1',
    legalEvents: [{ on: '2022-01-01', country: 'CN', kind: 'granted', note: 'certificate 1' }],
  },
  tiers: { price: 'T1' },
};
const demand = {
  ...exampleDemand(),
  tried: person('lime'),
  elements: { material: person('water'), efficacy: person('less fluoride') },
  readinessWanted: 5,
  exclusivity: 'preferred',
  territory: { kind: 'worldwide' },
  budget: { min: cny('100.00'), max: cny('200.00') },
  deadline: '2027-06-30',
  place: { country: 'CN', region: 'CN-HL' },
  languages: ['zh', 'en'],
  anonymous: true,
};
const rowsOf = (row: object) => ({
  rows: [
    { source: 'own', externalId: '1', ...row },
    { source: 'own', externalId: '2', ...row },
  ],
});

/** Bodies that the exchange takes, by operation. */
export const EXAMPLES: Record<string, unknown> = {
  'POST /listings': listing,
  'POST /listings/import': rowsOf({ publish: true, ...listing }),
  'PATCH /listings/{id}': { ...listing, expectedVersion: 1 },
  'POST /listings/{id}/publish': { expectedVersion: 1 },
  'POST /listings/{id}/renew': { validUntil: '2027-06-30' },
  'POST /listings/{id}/withdraw': { reason: 'sold' },
  'POST /demands': demand,
  'POST /demands/import': rowsOf({ open: true, ...demand }),
  'PATCH /demands/{id}': { ...demand, expectedVersion: 1 },
  'POST /demands/{id}/open': { expectedVersion: 1 },
  'POST /demands/{id}/close': { outcome: 'solved', note: 'thanks' },
  'POST /demands/{id}/renew': { deadline: '2027-06-30' },
  'POST /api/organisations': {
    kind: 'company',
    name: person('Organisation'),
    country: 'CN',
    region: 'CN-HL',
    verified: true,
    identifiers: { uscc: '91350100M000100Y43' },
  },
};
