import { useQuery } from '@tanstack/react-query';
import { reads } from '../client/reads.ts';
import { LANGUAGES, type Language, type Localized } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { markedIn, markedShare } from './marks.ts';

type Field = { name: string; text: Localized | null | undefined };
type SideTextProps = { id: string; heading: string; passages: readonly string[] };

export function ListingText({ id, ...rest }: SideTextProps) {
  const { words } = useSpeech();
  const { data } = useQuery(reads.listing(id));
  const said = words.listing.fields;
  if (!data) return null;
  const { title, abstract, advantage, applications } = data;
  const fields = [
    { name: said.title, text: title },
    { name: said.abstract, text: abstract },
    { name: said.comparator, text: advantage?.comparator },
    { name: said.statement, text: advantage?.statement },
    { name: said.applications, text: applications },
  ];
  return <SideText fields={fields} {...rest} />;
}

export function DemandText({ id, ...rest }: SideTextProps) {
  const { words, labels } = useSpeech();
  const { data } = useQuery(reads.demand(id));
  const said = words.demand.fields;
  if (!data) return null;
  const { title, problem, tried, elements } = data;
  const fields = [
    { name: said.title, text: title },
    { name: said.problem, text: problem },
    { name: said.tried, text: tried },
    ...Object.entries(elements ?? {}).map(([name, text]) => ({
      name: labels.demandElements[name as keyof typeof labels.demandElements],
      text,
    })),
  ];
  return <SideText fields={fields} {...rest} />;
}

/** A record's texts with what met the other's marked, in the language that was compared. */
function SideText({ fields, heading, passages }: { fields: readonly Field[] } & Omit<SideTextProps, 'id'>) {
  const { language } = useSpeech();
  const shown = languageOf(fields, passages, language);
  return (
    <div className={classes.text}>
      <h4>{heading}</h4>
      <dl>
        {fields.flatMap(({ name, text }) => {
          const said = text?.[shown] ?? text?.[language] ?? LANGUAGES.map((one) => text?.[one]).find(Boolean);
          if (!said) return [];
          return [
            <dt key={`${name}-name`}>{name}</dt>,
            <dd key={name} lang={text?.[shown] ? shown : undefined}>
              {markedIn(said.text, passages).map(({ text: piece, isMarked }, at) =>
                isMarked ? <mark key={at}>{piece}</mark> : piece,
              )}
            </dd>,
          ];
        })}
      </dl>
    </div>
  );
}

/** The language in which most is marked; the reader's where nothing is. */
function languageOf(fields: readonly Field[], passages: readonly string[], reader: Language): Language {
  const shareOf = (language: Language) =>
    fields.reduce((sum, { text }) => sum + markedShare(text?.[language]?.text ?? '', passages), 0);
  return [reader, ...LANGUAGES].reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best));
}
