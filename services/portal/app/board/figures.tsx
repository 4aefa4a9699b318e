import { useQuery } from '@tanstack/react-query';
import { answerResult } from '@techbourse/domain/required-result';
import { reads } from '../client/reads.ts';
import { resultIn } from '../demand/result-in.ts';
import { Answer } from '../proposal/answer.tsx';
import recordClasses from '../record/record.module.css';
import { useSpeech } from '../words/words.tsx';

/** The figures that a need asks for, and what the listing says to each; nothing for a need without any. */
export function Figures({ listing, demand }: { listing: string; demand: string }) {
  const { words, labels, format } = useSpeech();
  const required = useQuery(reads.demand(demand)).data?.requiredResults ?? [];
  const offered = useQuery(reads.listing(listing)).data;
  if (required.length === 0 || !offered) return null;
  const measures = offered.advantage?.measures ?? [];
  return (
    <table className={recordClasses.table}>
      <caption>{words.board.figures}</caption>
      <thead>
        <tr>
          <th scope="col">{words.board.wanted}</th>
          <th scope="col">{words.board.offered}</th>
        </tr>
      </thead>
      <tbody>
        {required.map((one, at) => (
          <tr key={at}>
            <th scope="row">{resultIn(one, labels, format)}</th>
            <td>
              <Answer answer={answerResult(one, measures)} unit={one.unit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
