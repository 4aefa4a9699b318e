import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationTaskSchema } from './operation-task.ts';
import { issueSchema, problemSchema } from './problem.ts';
import { setQuotaSchema, usageSchema } from './quota.ts';
import { SCOPES, scopeSchema } from './scope.ts';

describe('a problem document', () => {
  const problem = { type: 'urn:x', title: 't', status: 400, detail: 'd', reason: 'input.invalid', requestId: 'r' };

  it('always says what, why, and which request it was', () => {
    expect(problemSchema.parse(problem)).toEqual(problem);
    for (const field of Object.keys(problem)) {
      const { [field as keyof typeof problem]: _gone, ...rest } = problem;
      expect([field, problemSchema.safeParse(rest).success]).toEqual([field, false]);
    }
  });

  it('names each faulty field with its rule, in words', () => {
    const issue = { pointer: '/title/en', rule: 'too_big', message: 'Too long' };
    expect(problemSchema.parse({ ...problem, issues: [issue] }).issues).toEqual([issue]);
    for (const field of ['pointer', 'rule', 'message']) {
      expect(issueSchema.safeParse({ ...issue, [field]: undefined }).success).toBe(false);
    }
  });
});

describe('a quota', () => {
  it('is a whole number from 0, or null for what the settings say', () => {
    fc.assert(
      fc.property(fc.constantFrom('records', 'bytes', 'rowsPerDay'), fc.double(), (field, value) => {
        const most = field === 'bytes' ? Number.MAX_SAFE_INTEGER : 2_000_000_000;
        const isAllowed = Number.isInteger(value) && value >= 0 && value <= most;
        expect(setQuotaSchema.safeParse({ [field]: value }).success).toBe(isAllowed);
      }),
    );
    expect(setQuotaSchema.safeParse({ records: null, bytes: 0 }).success).toBe(true);
    expect(setQuotaSchema.safeParse({ rows: 1 }).success).toBe(false);
  });

  it('is told with what is used of it', () => {
    const quota = { records: 1, bytes: 2, rowsPerDay: 3 };
    expect(usageSchema.parse({ used: quota, most: quota })).toEqual({ used: quota, most: quota });
    expect(usageSchema.safeParse({ used: quota }).success).toBe(false);
  });
});

it('a right of a key is one of the list, which names each once, a noun and what may be done with it', () => {
  expect(new Set(SCOPES).size).toBe(SCOPES.length);
  for (const scope of SCOPES) expect([scope, /^[a-z]+:[a-z]+$/.test(scope)]).toEqual([scope, true]);
  for (const other of ['listings', 'listings:*', 'LISTINGS:READ', '', 'exchange:operate ']) {
    expect(scopeSchema.safeParse(other).success).toBe(false);
  }
});

it('a task is running, done or failed, and says how far it is', () => {
  const task = {
    id: '0190a0a0-0000-7000-8000-000000000000',
    name: 'search/rebuild',
    state: 'running',
    done: 1,
    total: 2,
    error: null,
    startedBy: { organisationId: null, actorId: 'a' },
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: null,
  };
  expect(operationTaskSchema.parse(task)).toEqual(task);
  for (const wrong of [{ state: 'waiting' }, { done: 0.5 }, { id: '1' }, { startedBy: null }]) {
    expect(operationTaskSchema.safeParse({ ...task, ...wrong }).success).toBe(false);
  }
});
