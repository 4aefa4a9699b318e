import type { DemoDemand, DemoListing, DemoOrganisation, Texts } from './catalogue/record.ts';

const DAY_MS = 86_400_000;

/** Under this name the exchange knows the rows of the catalogue again. */
export const DEMO_SOURCE = 'demo';

type Localized = Partial<Record<string, { text: string; origin: 'person' | 'machine' }>>;

function localized(texts: Texts, machine: readonly string[] = []): Localized {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [
      language,
      { text, origin: machine.includes(language) ? 'machine' : 'person' },
    ]),
  );
}

/** The request that adds an organisation of the catalogue. */
export function organisationInput(organisation: DemoOrganisation) {
  const { kind, name, country, region, uscc } = organisation;
  return { kind, name: localized(name), country, region, verified: true, ...(uscc ? { identifiers: { uscc } } : {}) };
}

/** The import row of a listing, to be published at once. */
export function listingRow(listing: DemoListing) {
  const { machine, patent } = listing;
  return {
    source: DEMO_SOURCE,
    externalId: listing.key,
    publish: true,
    kind: listing.kind,
    title: localized(listing.title, machine),
    abstract: localized(listing.abstract, machine),
    advantage: {
      comparator: localized(listing.comparator, machine),
      statement: localized(listing.advantage, machine),
    },
    applications: localized(listing.applications, machine),
    ipc: listing.ipc,
    keywords: listing.keywords,
    readiness: {
      scale: 'trl',
      level: listing.trl,
      evidence: listing.evidence,
      ...(listing.assessor ? { origin: 'assessed', assessor: listing.assessor } : { origin: 'self_declared' }),
    },
    inventors: listing.inventors.map((name) => ({ name })),
    offers: listing.offers,
    price: listing.price,
    territory: listing.territory,
    ...(listing.restrictions ? { restrictions: listing.restrictions } : {}),
    ...(patent ? { patent: { ...patent, applicants: patent.applicants.map((name) => ({ name })) } } : {}),
    ...(listing.verifiedOnly ? { tiers: Object.fromEntries(listing.verifiedOnly.map((part) => [part, 'T1'])) } : {}),
  };
}

/** The import row of a demand, to be opened at once; its deadline is counted from `today`. */
export function demandRow(demand: DemoDemand, today: Date) {
  const { machine, elements } = demand;
  return {
    source: DEMO_SOURCE,
    externalId: demand.key,
    open: true,
    kind: demand.kind,
    title: localized(demand.title, machine),
    problem: localized(demand.problem, machine),
    tried: localized(demand.tried, machine),
    requiredResults: demand.results,
    ipc: demand.ipc,
    keywords: demand.keywords,
    readinessWanted: demand.trlMin,
    dealKinds: demand.accepts,
    deadline: new Date(today.getTime() + demand.deadlineInDays * DAY_MS).toISOString().slice(0, 10),
    languages: Object.keys(demand.problem),
    ...(elements
      ? {
          elements: Object.fromEntries(
            Object.entries(elements).map(([name, texts]) => [name, localized(texts, machine)]),
          ),
        }
      : {}),
    ...(demand.exclusivity ? { exclusivity: demand.exclusivity } : {}),
    ...(demand.budget ? { budget: demand.budget } : {}),
    ...(demand.territory ? { territory: demand.territory } : {}),
    ...(demand.anonymous ? { anonymous: true } : {}),
  };
}
