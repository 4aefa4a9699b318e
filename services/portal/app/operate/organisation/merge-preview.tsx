import type { Schemas } from '@techbourse/client';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';

/** What a merge would bring, and what to look at twice. */
export function MergePreview({ preview: { goes, stays, brings, warnings } }: { preview: Schemas['MergePreview'] }) {
  const { words, format } = useSpeech();
  const said = words.operate.organisations;
  const schemes: Readonly<Record<string, string>> = words.join.identifierKinds;
  const what = [
    said.membersCount(brings.members),
    said.keysCount(brings.keys),
    said.domainsCount(brings.domains),
    said.unitsCount(brings.units),
    ...brings.identifiers.map((scheme) => schemes[scheme] ?? scheme),
  ];
  return (
    <section aria-label={said.preview}>
      <p>
        <Side title={said.goes} of={goes} />
        <br />
        <Side title={said.stays} of={stays} />
      </p>
      <p>
        {said.brings}: {format.list(what)}
      </p>
      {warnings.length > 0 && (
        <>
          <h3 className={classes.bad}>{said.lookTwice}</h3>
          <ul className={classes.list}>
            {warnings.map((warning) => (
              <li key={warning}>{said.warnings[warning]}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Side({ title, of }: { title: string; of: Schemas['MergeSide'] }) {
  const { words, language, format } = useSpeech();
  const said = words.operate.organisations;
  const facts = [
    words.kinds.organisation[of.kind],
    format.country(of.country),
    of.verified ? said.verified : said.unverified,
    said.membersCount(of.members),
  ];
  return (
    <>
      <strong>{title}:</strong> {textIn(of.name, language).text}{' '}
      <span className={classes.quiet}>({facts.join(', ')})</span>
    </>
  );
}
