import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';
import { State } from './state.tsx';

type RecordRow = {
  id: string;
  state: Parameters<typeof State>[0]['state'];
  completeness: number;
  reads: number;
};

type RecordTableProps<Row extends RecordRow> = {
  rows: readonly Row[];
  heads: { title: string; kind: string };
  /** The title of a row, as a link to its page. */
  linkOf: (row: Row) => ReactNode;
  kindOf: (row: Row) => string;
  /** Its last day, where there is one. */
  lastDayOf: (row: Row) => string | null | undefined;
  /** How more of them come; nothing when all are shown. */
  more: { isComing: boolean; fetch: () => void } | undefined;
};

/** Own records as rows: what each is, its state, until when, and how complete. */
export function RecordTable<Row extends RecordRow>(props: RecordTableProps<Row>) {
  const { words, format } = useSpeech();
  const { rows, heads, linkOf, kindOf, lastDayOf, more } = props;
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{heads.title}</th>
            <th scope="col">{words.record.state}</th>
            <th scope="col" className={classes.minor}>
              {heads.kind}
            </th>
            <th scope="col" className={classes.minor}>
              {words.record.validity}
            </th>
            <th scope="col" className={classes.minor}>
              {words.record.completeness}
            </th>
            <th scope="col" className={classes.minor}>
              {words.record.reads}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const lastDay = lastDayOf(row);
            return (
              <tr key={row.id}>
                <th scope="row">{linkOf(row)}</th>
                <td>
                  <State state={row.state} />
                </td>
                <td className={classes.minor}>{kindOf(row)}</td>
                <td className={classes.minor}>{lastDay && format.day(lastDay)}</td>
                <td className={classes.minor}>{format.percent(row.completeness)}</td>
                <td className={classes.minor}>{format.number(row.reads)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more && (
        <p>
          <Button variant="default" loading={more.isComing} onClick={more.fetch}>
            {words.common.more}
          </Button>
        </p>
      )}
    </>
  );
}
