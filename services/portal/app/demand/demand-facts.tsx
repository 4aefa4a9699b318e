import { Facts } from '../record/facts.tsx';
import { restrictionsIn } from '../record/restrictions.ts';
import { territoryIn } from '../record/territory.ts';
import { Text } from '../record/text.tsx';
import { OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { resultIn } from './result-in.ts';
import { type Demand, ELEMENTS } from './values.ts';

/** A need to read: all that it says, under the names of its fields, and under whose name others see it. */
export function DemandFacts({ demand }: { demand: Demand }) {
  const { words, labels, format } = useSpeech();
  const said = words.demand.fields;
  const { requiredResults, elements, budget, dealKinds, exclusivity, readinessWanted, organisation } = demand;
  const results = requiredResults?.map((result) => resultIn(result, labels, format));
  const money = [budget?.min, budget?.max].filter((one) => one !== undefined).map(format.money);
  const place = organisation.country ? format.country(organisation.country) : '';
  const field = demand.field ? labels.technologyFields[demand.field] : '';
  return (
    <>
      <h3>
        <Text of={demand.title} fallback={words.record.untitled} />
      </h3>
      <Facts
        facts={[
          [
            words.demand.shownAs,
            demand.anonymous ? (
              words.demand.anonymousAs([place, field].filter(Boolean).join(', '))
            ) : (
              <Text of={organisation.name} />
            ),
          ],
          [said.kind, labels.demandKinds[demand.kind]],
          [said.problem, demand.problem && <Text of={demand.problem} />],
          [said.tried, demand.tried && <Text of={demand.tried} />],
          [words.demand.results.title, results?.join('\n')],
          ...ELEMENTS.map(
            (name) => [labels.demandElements[name], elements?.[name] && <Text of={elements[name]} />] as const,
          ),
          [words.listing.fields.ipc, demand.ipc?.join(', ')],
          [words.listing.fields.field, field],
          [words.listing.fields.keywords, demand.keywords?.join(', ')],
          [said.dealKinds, dealKinds && format.list(dealKinds.map((kind) => labels.dealKinds[kind]))],
          [said.exclusivity, exclusivity && words.demand.exclusivities[exclusivity]],
          [said.level, readinessWanted && `${readinessWanted} – ${labels.readinessLevels[readinessWanted]}`],
          [said.budget, money.join(' – ')],
          [said.territory, demand.territory && territoryIn(demand.territory, words, format)],
          [words.record.restrictions.label, demand.restrictions && restrictionsIn(demand.restrictions, words, format)],
          [said.languages, demand.languages && format.list(demand.languages.map((one) => OWN_NAMES[one]))],
          [said.deadline, demand.deadline && format.day(demand.deadline)],
        ]}
      />
    </>
  );
}
