import { describe, expect, it } from 'vitest';
import type { RequiredResult } from './demand.ts';
import { answerResult, type Measured } from './required-result.ts';

const wanted = (result: Partial<RequiredResult> = {}): RequiredResult => ({
  metric: 'adhesion of ice',
  comparison: 'at_most',
  value: 30,
  unit: 'kPa',
  ...result,
});
const measure = (value: number, unit = 'kPa', metric = 'Ice adhesion'): Measured => ({ metric, value, unit });
const stateOf = (required: RequiredResult, ...measures: Measured[]) => answerResult(required, measures).state;

describe('what a listing says to a required result', () => {
  it('is met or not by the value in the unit of the need, in whatever unit of the same thing it was measured', () => {
    expect(answerResult(wanted(), [measure(0.031, 'MPa')])).toEqual({
      state: 'not_met',
      measure: measure(0.031, 'MPa'),
      value: 31,
    });
    expect(answerResult(wanted(), [measure(0.029, 'МПа')])).toMatchObject({ state: 'met', value: 29 });
  });

  it.each([
    ['at_least', 95, undefined, [94.9, 95, 96], ['not_met', 'met', 'met']],
    ['at_most', 95, undefined, [94.9, 95, 96], ['met', 'met', 'not_met']],
    ['equal', 95, undefined, [94.9, 95, 96], ['not_met', 'met', 'not_met']],
    ['between', 95, 97, [94.9, 95, 96, 97, 97.1], ['not_met', 'met', 'met', 'met', 'not_met']],
    // a limit of zero or below it has no share of itself to round by
    ['at_most', 0, undefined, [0, 1e-12, -3], ['met', 'not_met', 'met']],
    ['at_least', -40, undefined, [-40, -41], ['met', 'not_met']],
  ] as const)('%s %d %s decides as its words say', (comparison, value, valueTo, given, expected) => {
    const required = wanted({ comparison, value, unit: '%', ...(valueTo === undefined ? {} : { valueTo }) });
    expect(given.map((one) => stateOf(required, measure(one, '%')))).toEqual(expected);
  });

  it('is equal across units but for what the conversion rounds', () => {
    const required = wanted({ comparison: 'equal', value: 1 / 3, unit: 'h' });
    expect(stateOf(required, measure(20, 'min'))).toBe('met');
  });

  it('cannot be compared where the units are of different things, or of none that is known', () => {
    expect(stateOf(wanted(), measure(0.2, 'J/m2'))).toBe('not_comparable');
    expect(stateOf(wanted({ unit: 'points' }), measure(4, 'stars'))).toBe('not_comparable');
  });

  it('is not said where no measure bears the name, in any order of its words', () => {
    expect(stateOf(wanted(), measure(5, 'kPa', 'shear strength'))).toBe('not_said');
    expect(stateOf(wanted({ metric: 'Removal of fluorides' }), measure(1, 'kPa', 'fluoride removal'))).toBe('met');
    expect(stateOf(wanted())).toBe('not_said');
  });

  it('is to be checked where a name says more or less than the wanted one: nothing is decided by it', () => {
    expect(answerResult(wanted(), [measure(12, 'kPa', 'ice adhesion at −10 °C')])).toMatchObject({
      state: 'similar',
      value: 12,
    });
    expect(stateOf(wanted({ metric: '去除率' }), measure(1, 'kPa', '氟离子去除率'))).toBe('similar');
    expect(stateOf(wanted({ metric: 'loss with load' }), measure(1, 'kPa', 'loss without load'))).toBe('similar');
  });

  it('is met by all that was measured of one name, or not at all', () => {
    expect(answerResult(wanted(), [measure(20), measure(45), measure(10)])).toMatchObject({
      state: 'not_met',
      value: 45,
    });
  });
});
