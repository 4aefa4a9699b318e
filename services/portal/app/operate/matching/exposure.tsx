import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import tableClasses from '../../record/record.module.css';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

/** How evenly records stand in the first places of the lists of others. */
export function Exposure() {
  const { words, format } = useSpeech();
  const said = words.operate.matching;
  const { data } = useQuery(operateReads.exposure());
  if (!data) return null;
  return (
    <>
      <p className={classes.quiet}>
        {said.exposureLead(format.number(data.top))} {said.evennessHelp}
      </p>
      <div className={classes.two}>
        {(['listings', 'demands'] as const).map((side) => (
          <div key={side}>
            <h3>{said.sides[side]}</h3>
            <Side of={data[side]} />
            {data[side].mostExposed.length > 0 && (
              <>
                <h4>{said.mostExposed}</h4>
                <ol className={classes.list}>
                  {data[side].mostExposed.map(({ id, title, lists }) => (
                    <li key={id}>
                      {<Title id={id} side={side} title={title} />} – {format.number(lists)}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </div>
        ))}
      </div>
    </>
  );
}

function Title({ id, side, title }: { id: string; side: 'listings' | 'demands'; title: Parameters<typeof textIn>[0] }) {
  const { words, language } = useSpeech();
  return <a href={`/${language}/${side}/${id}`}>{textIn(title, language).text || words.record.untitled}</a>;
}

function Side({ of: { asShown, byScore } }: { of: Schemas['Exposure'] }) {
  const { words, format } = useSpeech();
  const said = words.operate.matching;
  if (asShown.records === 0) return <p className={classes.quiet}>{said.noneShown}</p>;
  const rows = [
    [said.shown, (of: typeof asShown) => format.percent(of.share)],
    [said.evenness, (of: typeof asShown) => format.number(Math.round(of.gini * 100) / 100)],
    [said.most, (of: typeof asShown) => format.number(of.most)],
  ] as const;
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.quiet}>{said.records(asShown.records)}</span>
          </th>
          <th scope="col">{said.asShown}</th>
          <th scope="col">{said.byScore}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value(asShown)}</td>
            <td>{value(byScore)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
