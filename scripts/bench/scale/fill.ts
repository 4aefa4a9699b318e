import { randomUUID } from 'node:crypto';
import type { Database } from '@techbourse/db';
import { technologyFields } from '@techbourse/domain';
import type { ProfileCard } from '@techbourse/matching/testing';

const PAGE = 500;
const OFFERS = [['assignment'], ['exclusive_licence', 'joint_development'], ['non_exclusive_licence'], []];
const COUNTRIES = ['CN', 'RU', 'DE', 'US'];
const KINDS = [[], [], ['assignment', 'exclusive_licence', 'non_exclusive_licence', 'joint_development']];

/** Writes profiles as `saveProfile` would, in pages; returns their ids. Wording is left out: pairing does not read it. */
export async function fillProfiles(
  db: Database,
  side: 'listing' | 'demand',
  profiles: Iterator<Buffer>,
  count: number,
  embedder: string,
): Promise<string[]> {
  const organisations = Array.from({ length: Math.max(5, Math.ceil(count / 50)) }, () => randomUUID());
  const ids: string[] = [];
  while (ids.length < count) {
    const page = Array.from({ length: Math.min(PAGE, count - ids.length) }, (_, i) => {
      const number = ids.length + i;
      const organisationId = organisations[number % organisations.length] as string;
      return {
        id: randomUUID(),
        organisationId,
        card: cardOf(number, organisationId),
        facts: factsOf(side, number, organisationId),
        packed: profiles.next().value,
      };
    });
    await db.sql`
      insert into matching.profiles (side, id, version, open, organisation_id, card, facts, ipc, wording, packed, key_terms, embedder)
      select ${side}, x.id, 1, true, x.organisation, x.card::jsonb, x.facts::jsonb, '{}', '{"terms":{},"passages":[]}',
        decode(x.packed, 'base64'), '{}', ${embedder}
      from unnest(${page.map((row) => row.id)}::uuid[], ${page.map((row) => row.organisationId)}::uuid[],
        ${page.map((row) => JSON.stringify(row.card))}::text[], ${page.map((row) => JSON.stringify(row.facts))}::text[],
        ${page.map((row) => row.packed.toString('base64'))}::text[])
        as x(id, organisation, card, facts, packed)`;
    ids.push(...page.map((row) => row.id));
  }
  return ids;
}

/** What the index of pairs shows: titles of seven words out of three thousand, the first few of them common. */
function cardOf(number: number, organisationId: string): ProfileCard {
  const word = (most: number, factor: number) => ((number + 1) * factor) % most;
  const words = [50, 100, 200, 1000, 3000, 3000, 3000].map((most, i) => word(most, 7919 + 104 * i).toString(36));
  return {
    kind: 'patent',
    title: { en: { text: words.map((one) => `term${one}`).join(' '), origin: 'person' } },
    field: technologyFields.codes[number % technologyFields.codes.length] ?? null,
    organisation: {
      id: organisationId,
      kind: 'university',
      name: { en: { text: 'Institute', origin: 'person' } },
      country: COUNTRIES[number % COUNTRIES.length] ?? 'CN',
    },
    anonymous: false,
    dealKinds: [],
    until: '2029-01-01',
  };
}

function factsOf(side: 'listing' | 'demand', number: number, organisationId: string) {
  const day = `20${27 + (number % 9)}-0${1 + (number % 8)}-15`;
  return side === 'listing'
    ? { organisationId, offers: OFFERS[number % OFFERS.length], readiness: 1 + (number % 9), validUntil: day }
    : { organisationId, dealKinds: KINDS[number % KINDS.length], readinessWanted: 1 + (number % 7), openUntil: day };
}
