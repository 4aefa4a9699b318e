import { ApiError, UnreachableError } from '@techbourse/client';
import { describe, expect, it } from 'vitest';
import { errorsOf, isConflict, isMissing, isSignedOut, problemOf } from './problem.ts';

const problem = (status: number, issues: { pointer: string; message: string }[] = []) => ({
  type: 'about:blank',
  title: 'No',
  status,
  detail: 'No',
  reason: 'no',
  requestId: 'r',
  issues: issues.map((issue) => ({ rule: 'r', ...issue })),
});

describe('what the exchange refuses', () => {
  it('is told by its status, and what never arrived is none of it', () => {
    expect(isSignedOut(new ApiError(problem(401)))).toBe(true);
    expect(isMissing(new ApiError(problem(404)))).toBe(true);
    expect(isConflict(new ApiError(problem(409)))).toBe(true);
    const away = new UnreachableError('http://a', 'away', undefined);
    expect([isSignedOut(away), isMissing(away), isConflict(away), problemOf(away)]).toEqual([
      false,
      false,
      false,
      undefined,
    ]);
  });

  it('stands at the field whose pointer is nearest, the first word on it; what belongs to no field stands apart', () => {
    const issues = [
      { pointer: '/advantage/measures/0/value', message: 'a number' },
      { pointer: '/advantage/measures/1/unit', message: 'a unit' },
      { pointer: '/advantage', message: 'a comparator' },
      { pointer: '/advantages', message: 'unknown' },
    ];
    const pointers = { comparator: '/advantage', measures: '/advantage/measures' };
    expect(errorsOf(problem(400, issues), pointers)).toEqual({
      fields: { measures: 'a number', comparator: 'a comparator' },
      others: ['unknown'],
    });
  });
});
