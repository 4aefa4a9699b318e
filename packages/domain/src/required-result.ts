import type { RequiredResult } from './demand.ts';
import type { ResultState } from './result-state.ts';
import { convertUnit } from './unit.ts';

/** A measured property: what, how much, in which unit. */
export type Measured = { readonly metric: string; readonly value: number; readonly unit: string };

export type ResultAnswer = {
  readonly state: ResultState;
  /** The measure that decided; absent where nothing is said. */
  readonly measure?: Measured;
  /** Its value in the unit of the required result, where the two are units of one thing. */
  readonly value?: number;
};

/**
 * What measures say to a required result. One of another name that holds the words of the wanted one, or the other way round,
 * is `similar` and decides nothing. Where a metric is measured more than once, all of it must be enough.
 * @example
 * answerResult({ metric: 'adhesion of ice', comparison: 'at_most', value: 30, unit: 'kPa' },
 *   [{ metric: 'Ice adhesion', value: 0.031, unit: 'MPa' }]) // { state: 'not_met', measure: …, value: 31 }
 */
export function answerResult(required: RequiredResult, measures: readonly Measured[]): ResultAnswer {
  const wanted = wordsOf(required.metric);
  const same = measures.filter(({ metric }) => isSame(wanted, wordsOf(metric)));
  const answers = same.map((measure) => answerBy(required, measure));
  const decided = answers.find(({ state }) => state === 'not_met') ?? answers.find(({ state }) => state === 'met');
  const first = decided ?? answers[0];
  if (first) return first;
  const near = measures.find(({ metric }) => holds(wordsOf(metric), wanted) || holds(wanted, wordsOf(metric)));
  if (!near) return { state: 'not_said' };
  const value = convertUnit(near.value, near.unit, required.unit);
  return { state: 'similar', measure: near, ...(value === undefined ? {} : { value }) };
}

function answerBy(required: RequiredResult, measure: Measured): ResultAnswer {
  const value = convertUnit(measure.value, measure.unit, required.unit);
  if (value === undefined) return { state: 'not_comparable', measure };
  return { state: isEnough(required, value) ? 'met' : 'not_met', measure, value };
}

/** Conversions round: what differs by less than this share is equal. */
const ROUNDED = 1e-9;

/** Whether a value in the unit of a required result satisfies it. */
export function isEnough({ comparison, value: wanted, valueTo }: RequiredResult, value: number): boolean {
  const slack = ROUNDED * Math.max(Math.abs(wanted), Math.abs(value));
  const [isLow, isHigh] = [value < wanted - slack, value > wanted + slack];
  if (comparison === 'at_least') return !isLow;
  if (comparison === 'at_most') return !isHigh;
  if (comparison === 'equal') return !isLow && !isHigh;
  const upper = valueTo ?? wanted;
  return !isLow && value <= upper + ROUNDED * Math.max(Math.abs(upper), Math.abs(value));
}

// Words that name no property themselves.
const FILLERS = new Set(
  'a an and at by for from in into of on the to with в во и к на о от по при с со у 的 之 在'.split(' '),
);

/** The words of the name of a metric, without order, case and endings of the plural. */
function wordsOf(metric: string): ReadonlySet<string> {
  const words = metric
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return new Set(words?.filter((word) => !FILLERS.has(word)).map((word) => word.replace(/(?<=[a-z]{3})s$/u, '')));
}

const holds = (whole: ReadonlySet<string>, part: ReadonlySet<string>) =>
  part.size > 0 && ([...part].every((word) => whole.has(word)) || isWithin(part, whole));
const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size > 0 && one.size === other.size && [...one].every((word) => other.has(word));

/** Chinese sets no spaces: a name of one word may stand within another. */
function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  const [first] = part;
  if (part.size !== 1 || first === undefined || !/^\p{Script=Han}{2,}$/u.test(first)) return false;
  return [...whole].some((word) => word.includes(first));
}
