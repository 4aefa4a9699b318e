import { type Exposure, exposureOf } from '@techbourse/matching-engine';
import { printTable } from './table.ts';

/** Places of a list that count as shown. */
const TOP = 10;

export type ExposureRow = Exposure & {
  ranking: string;
  set: string;
  /** Share of the records that could be shown at all: with few lists, not all can be. */
  ofAttainable: number;
};

/** How the first ten places of ranked lists fall on a collection of so many records. */
export function exposureRow(
  ranking: string,
  set: string,
  lists: readonly (readonly string[])[],
  records: number,
): ExposureRow {
  const counts = new Map<string, number>();
  const tops = lists.map((list) => list.slice(0, TOP));
  for (const id of tops.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const exposure = exposureOf([...counts.values()], records);
  const attainable = Math.min(
    records,
    tops.reduce((sum, list) => sum + list.length, 0),
  );
  return { ranking, set, ...exposure, ofAttainable: attainable === 0 ? 0 : exposure.shown / attainable };
}

export function printExposure(rows: readonly ExposureRow[]): void {
  printTable(
    'exposure: documents in the first ten places of any list',
    ['ranking', 'need', 'shown', 'share', 'of attainable', 'Gini', 'most lists'],
    rows.map((row) => [
      ...[row.ranking, row.set, String(row.shown), row.share.toFixed(3), row.ofAttainable.toFixed(3)],
      ...[row.gini.toFixed(3), String(row.most)],
    ]),
  );
}
