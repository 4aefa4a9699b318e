import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseFaultOf, fromDatabase } from './database-error.ts';

/** An error as the driver of Postgres makes it. */
const refused = (code: string, fields: object = {}) =>
  Object.assign(new Error('Key (title)=(secret) already exists'), { severity: 'ERROR', code, ...fields });

describe('an error of Postgres', () => {
  it.each([
    ['57P01', 'UNAVAILABLE', 'engine.unavailable'],
    ['08006', 'UNAVAILABLE', 'engine.unavailable'],
    ['53300', 'UNAVAILABLE', 'engine.unavailable'],
    ['53100', 'UNAVAILABLE', 'database.full'],
    ['40001', 'UNAVAILABLE', 'database.crossed'],
    ['40P01', 'UNAVAILABLE', 'database.crossed'],
    ['57014', 'UNAVAILABLE', 'database.timeout'],
    ['55P03', 'UNAVAILABLE', 'database.timeout'],
    ['22003', 'VALIDATION', 'value.not_storable'],
    ['22P05', 'VALIDATION', 'value.not_storable'],
    ['23502', 'VALIDATION', 'value.missing'],
    ['23514', 'CONFLICT', 'constraint.unnamed'],
  ])('%s is %s (%s)', (code, kind, reason) => {
    expect(fromDatabase(refused(code))).toMatchObject({ kind, reason });
  });

  it('that is a fault of the program is none of these', () => {
    for (const code of ['42601', '42P01', '42703', 'XX000', '42501'])
      expect(fromDatabase(refused(code))).toBeUndefined();
    expect(fromDatabase(new Error('no engine'))).toBeUndefined();
    expect(fromDatabase(undefined)).toBeUndefined();
  });

  it('is told in words of ours: what Postgres quotes of rows stays inside', () => {
    const codes = fc.constantFrom('23505', '23503', '23514', '22001', '57014', '53100', '40001', '23502');
    fc.assert(
      fc.property(codes, fc.constantFrom('one_name', 'other'), (code, constraint) => {
        const error = fromDatabase(refused(code, { constraint_name: constraint, detail: 'secret', query: 'secret' }));
        expect(`${error?.message} ${error?.reason} ${JSON.stringify(error?.details)}`).not.toContain('secret');
      }),
    );
  });

  it('of a rule with a meaning has that meaning', () => {
    const rules = {
      number_once: { message: 'This number is listed already', reason: 'listing.twice', kind: 'INVALID_STATE' },
      text_alone: 'There is one already',
    } as const;
    expect(fromDatabase(refused('23505', { constraint_name: 'number_once' }), rules)).toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'listing.twice',
      message: 'This number is listed already',
    });
    expect(fromDatabase(refused('23505', { constraint_name: 'text_alone' }), rules)).toMatchObject({
      kind: 'CONFLICT',
      reason: 'constraint.text_alone',
      message: 'There is one already',
    });
  });

  it('of a rule that no one gave a meaning is a conflict with its name', () => {
    for (const name of ['unknown', 'constructor', '__proto__', 'toString'])
      expect(fromDatabase(refused('23505', { constraint_name: name }), {})).toMatchObject({
        kind: 'CONFLICT',
        reason: `constraint.${name}`,
        message: expect.stringContaining('already'),
      });
  });

  it('of a trigger that refuses is named by its function', () => {
    const raised = refused('23514', {
      routine: 'exec_stmt_raise',
      where: 'PL/pgSQL function ledger.no_change() line 3 at RAISE',
    });
    expect(fromDatabase(raised)?.reason).toBe('constraint.no_change');
  });

  it('may pass for who comes a moment later only where another row decides', () => {
    const retried = ['23505', '23503', '23P01', '23514', '23001'].filter((code) => fromDatabase(refused(code))?.retry);
    expect(retried).toEqual(['23505', '23503', '23P01']);
  });

  it('is found behind other errors, with the statement of whichever names it', () => {
    const inner = refused('23505', { constraint_name: 'one', table_name: 'listing', column_name: '' });
    const outer = Object.assign(new Error('Failed query'), { query: 'insert into listing values ($1)', cause: inner });
    expect(databaseFaultOf(outer)).toEqual({
      code: '23505',
      constraint: 'one',
      table: 'listing',
      statement: 'insert into listing values ($1)',
    });
  });
});
