import { compareOn, irreducibleLoss, type Month, simulateYear, type YearOptions } from '@techbourse/matching-engine';
import { printTable } from './table.ts';

/** `moved`, `sameTen`: against the year in which all decide as they want, after the same month. */
type MonthFigures = Omit<Month, 'weights'> & { moved: number; sameTen: number };
export type LearningFigures = { leastLoss: number; years: Record<string, MonthFigures[]> };

const SEED = 1;
const HONEST = 'all decide as they want';
const years: Record<string, YearOptions> = {
  [HONEST]: {},
  'one hostile organisation, 10 %': { spoiler: { kind: 'hostile', share: 0.1 } },
  'one hostile organisation, 30 %': { spoiler: { kind: 'hostile', share: 0.3 } },
  'one careless organisation, 30 %': { spoiler: { kind: 'careless', share: 0.3 } },
  'one hostile organisation, 30 %, without the cap': { spoiler: { kind: 'hostile', share: 0.3 }, uncapped: true },
};

/** `bench learning`: a simulated year of decisions, with a fit each month, for several kinds of decision makers. */
export function runLearning(): LearningFigures {
  const figures: LearningFigures = { leastLoss: irreducibleLoss(SEED), years: {} };
  const honest = simulateYear({ seed: SEED });
  for (const [name, options] of Object.entries(years)) {
    const months = options.spoiler ? simulateYear({ seed: SEED, ...options }) : honest;
    const rows = months.map(({ weights, ...month }, i) => ({
      ...month,
      ...compareOn(SEED, weights, honest[i]?.weights ?? weights),
    }));
    printTable(
      `${name}: on needs held out, by what people there want; no log loss can be below ${figures.leastLoss.toFixed(4)}`,
      ['month', 'decisions', 'spoilt', 'rules', 'log loss', 'nDCG@10', 'moved', 'same ten'],
      rows.map((one) => [
        ...[String(one.month), String(one.decisions), percent(one.spoilt), one.rules],
        ...[one.logLoss.toFixed(4), one.ndcg.toFixed(4), one.moved.toFixed(4), percent(one.sameTen)],
      ]),
    );
    figures.years[name] = rows;
  }
  printTable(
    'after a year; moved and same ten: against the first year, the worst month',
    ['who decides', 'spoilt', 'log loss', 'nDCG@10', 'moved', 'same ten'],
    [
      summary('(what is believed at first)', figures.years[HONEST]?.slice(0, 1) ?? []),
      ...Object.entries(figures.years).map(([name, rows]) => summary(name, rows)),
    ],
  );
  return figures;
}

function summary(name: string, months: readonly MonthFigures[]): string[] {
  const last = months.at(-1);
  if (!last) return [name];
  const moved = Math.max(...months.map((month) => month.moved));
  const sameTen = Math.min(...months.map((month) => month.sameTen));
  return [
    ...[name, percent(last.spoilt), last.logLoss.toFixed(4), last.ndcg.toFixed(4)],
    ...[moved.toFixed(4), percent(sameTen)],
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
