import {
  type Estimate,
  fitLogistic,
  fitWeights,
  logistic,
  measureQuality,
  type PartValues,
  type Prediction,
  partNames,
  probabilityOf,
  type Quality,
  type ReliabilityRow,
  reliability,
  reviewedWeights,
  type Weights,
} from '@techbourse/matching-engine';
import { printTable } from './table.ts';

/** A pair that the exchange shows for a need, and whether it is the offer that was chosen. */
export type ShownPair = {
  need: string;
  set: string;
  score: number;
  values: PartValues;
  taken: boolean;
};

export type CalibrationRow = Quality<Estimate> & {
  scores: string;
  set: string;
  pairs: number;
  taken: number;
  reliability: ReliabilityRow[];
};

export type Calibration = {
  rows: CalibrationRow[];
  /** Fitted to all pairs: what reviewed weights would be that claim what comes true. */
  fitted: { shift: number; factor: number; bias: number; weights: Record<string, number> };
};

const FOLDS = 5;

/** Chances for the pairs of one fold from those of the others. */
type Learn = (training: readonly ShownPair[], all: readonly ShownPair[]) => (pair: ShownPair) => number;

const ways: Record<string, Learn> = {
  'as shown': () => (pair) => pair.score,
  'slope, 5 folds': slope,
  'weights, 5 folds': refit,
  'one chance for all': baseRate,
};

/**
 * How far the scores of shown pairs can be read as chances: as the exchange gives them, and from fits that never saw
 * the need they are tested on. All pairs of a need, also of its other lengths, are in one fold.
 */
export function calibrate(pairs: readonly ShownPair[]): Calibration {
  const { shift, factor } = slopeOf(pairs);
  const { bias, parts } = refitTo(pairs);
  const weights = Object.fromEntries(partNames.map((name) => [name, parts[name].weight]));
  return { rows: rowsOf(pairs), fitted: { shift, factor, bias, weights } };
}

function rowsOf(pairs: readonly ShownPair[]): CalibrationRow[] {
  const sets = [...new Set(pairs.map((pair) => pair.set))];
  const needs = [...new Set(pairs.map((pair) => pair.need))].sort();
  const fold = new Map(needs.map((need, i) => [need, i % FOLDS]));
  return Object.entries(ways).flatMap(([scores, learn]) => {
    const judged = Array.from({ length: FOLDS }, (_, k) => {
      const chance = learn(
        pairs.filter((pair) => fold.get(pair.need) !== k),
        pairs,
      );
      return pairs
        .filter((pair) => fold.get(pair.need) === k)
        .map((pair) => ({ chance: chance(pair), taken: pair.taken, group: pair.need, set: pair.set }));
    }).flat();
    return [...sets, 'all'].map((set) =>
      rowOf(
        scores,
        set,
        judged.filter((one) => set === 'all' || one.set === set),
      ),
    );
  });
}

/** Two numbers between the log-odds of the score and those of the chance (Platt 1999), one pair of them for all sets. */
function slope(training: readonly ShownPair[]): (pair: ShownPair) => number {
  const { shift, factor } = slopeOf(training);
  return (pair) => logistic(shift + factor * logOdds(pair.score));
}

function slopeOf(pairs: readonly ShownPair[]): { shift: number; factor: number } {
  const [shift = 0, factor = 1] = fitLogistic(
    pairs.map((pair) => ({ x: [1, logOdds(pair.score)], taken: pair.taken, weight: 1 })),
    { mean: [0, 1], deviation: [Infinity, Infinity], min: [-Infinity, 0] },
  );
  return { shift, factor };
}

/** Bias and part weights as `techbourse matching fit` would fit them. */
function refit(training: readonly ShownPair[]): (pair: ShownPair) => number {
  const weights = refitTo(training);
  return (pair) => probabilityOf(pair.values, weights);
}

function refitTo(pairs: readonly ShownPair[]): Weights {
  return fitWeights(
    reviewedWeights,
    pairs.map(({ need, set, values, taken }, i) => ({
      pair: `${set} ${i}`,
      side: 'demand' as const,
      organisationId: need,
      at: new Date(0),
      values,
      taken,
      weight: 1,
    })),
  );
}

/** What says nothing about any pair has no calibration error to speak of: read the other columns beside it. */
function baseRate(_training: readonly ShownPair[], all: readonly ShownPair[]): () => number {
  const share = all.filter((pair) => pair.taken).length / all.length;
  return () => share;
}

function rowOf(scores: string, set: string, judged: readonly Prediction[]): CalibrationRow {
  const taken = judged.filter((one) => one.taken).length;
  return { scores, set, pairs: judged.length, taken, ...measureQuality(judged), reliability: reliability(judged) };
}

function logOdds(score: number): number {
  const inside = Math.min(1 - 1e-4, Math.max(1e-4, score));
  return Math.log(inside / (1 - inside));
}

export function printCalibration({ rows, fitted }: Calibration): void {
  const shown = ({ value, low, high }: Estimate) => `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  printTable(
    'scores as chances: the 20 pairs shown first of each need, taken up when the offer was the one chosen',
    ['scores', 'need', 'pairs', 'taken', 'ECE', 'log loss', 'AUC'],
    rows.map((row) => [
      ...[row.scores, row.set, String(row.pairs), String(row.taken)],
      ...[shown(row.ece), shown(row.logLoss), shown(row.auc)],
    ]),
  );
  for (const row of rows.filter((one) => one.set === 'all' && one.scores !== 'one chance for all')) {
    printTable(
      `reliability, ${row.scores}: ten bins of equally many pairs`,
      ['chance given', 'taken up', 'pairs'],
      row.reliability.map((bin) => [bin.chance.toFixed(3), bin.taken.toFixed(3), String(bin.weight)]),
    );
  }
  const weights = Object.entries(fitted.weights).map(([name, weight]) => `${name} ${weight.toFixed(2)}`);
  process.stdout.write(
    `\nfitted to all of them: chance = logistic(${fitted.shift.toFixed(3)} + ${fitted.factor.toFixed(3)} * log-odds of the score); or bias ${fitted.bias.toFixed(2)}, ${weights.join(', ')}\n`,
  );
}
