import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { Facts } from '../../record/facts.tsx';
import { LANGUAGES, type Language, textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { operateReads } from '../reads.ts';

/** Who an organisation says it is, and how it stands. */
export function OrganisationFacts({ organisation }: { organisation: Schemas['Organisation'] }) {
  const { words, language, format } = useSpeech();
  const said = words.operate.organisations;
  const {
    id,
    name,
    kind,
    country,
    identifiers = {},
    verified,
    verifiedUntil,
    state,
    parent,
    units = [],
  } = organisation;
  const { data: domains } = useQuery(operateReads.domains(id));
  const otherNames = LANGUAGES.filter((one): one is Language => one !== textIn(name, language).language).flatMap(
    (one) => name[one]?.text ?? [],
  );
  const schemes: Readonly<Record<string, string>> = words.join.identifierKinds;
  const standing = verified ? said.verified : said.unverified;
  return (
    <Facts
      facts={[
        [words.join.name, [textIn(name, language).text, ...otherNames].join(' · ')],
        [said.kind, words.kinds.organisation[kind]],
        [said.country, format.country(country)],
        [
          said.identifiers,
          Object.entries(identifiers)
            .map(([scheme, code]) => `${schemes[scheme] ?? scheme}: ${code}`)
            .join('\n') || words.operate.none,
        ],
        [
          said.domains,
          domains?.items
            .map(({ domain, verified: isShown }) => `${domain} (${isShown ? said.domainShown : said.domainClaimed})`)
            .join('\n'),
        ],
        [said.state, [said.states[state ?? 'active'], standing].join(', ')],
        [said.verifiedUntil, verified && (verifiedUntil ? format.day(verifiedUntil) : said.withoutEnd)],
        [said.since, format.day(organisation.createdAt)],
        [said.suspendedFor, state === 'suspended' && organisation.suspendedFor],
        [
          said.mergedInto,
          organisation.mergedInto && (
            <Link to="/operate/organisations/$id" params={{ id: organisation.mergedInto }}>
              {words.operate.open}
            </Link>
          ),
        ],
        [said.parent, parent && <OrganisationLink of={parent} />],
        [
          said.units,
          units.length > 0 &&
            units.map((unit) => (
              <div key={unit.id}>
                <OrganisationLink of={unit} />
              </div>
            )),
        ],
      ]}
    />
  );
}

export function OrganisationLink({ of: { id, name } }: { of: Pick<Schemas['Organisation'], 'id' | 'name'> }) {
  const { words, language } = useSpeech();
  return (
    <Link to="/operate/organisations/$id" params={{ id }}>
      {textIn(name, language).text || words.operate.unnamed}
    </Link>
  );
}
