import { describe, expect, it } from 'vitest';
import { paymentVoided } from '../payment/recorded.ts';
import { bodyIn, bodyOf, formOf, found, type RecordedEntry, readerOf, seqsOf, sorted, unless } from './recorder.ts';

const id = '01890000-0000-7000-8000-000000000001';
const voided = { paymentId: id, contractId: id, reason: 'twice', recordedBy: id };

describe('forms of facts', () => {
  it('a body names its form from the second on; the first has none', () => {
    expect(formOf(bodyIn(paymentVoided, 1, voided) ?? {})).toBe(1);
    expect(bodyIn(paymentVoided, 1, voided)).not.toHaveProperty('form');
    expect(formOf({ form: 2 })).toBe(2);
    for (const form of [0, -1, 1.5, '2', null]) expect(formOf({ form })).toBe(1);
  });

  it('a new entry takes the newest form there is', () => {
    const body = bodyOf(paymentVoided, voided);
    expect(bodyIn(paymentVoided, formOf(body), voided)).toEqual(body);
    expect(bodyIn(paymentVoided, formOf(body) + 1, voided)).toBeUndefined();
  });

  it('what came after a form shows in it only where it is not what old rows were given', () => {
    expect(unless(null, 'confirmedBy', null)).toEqual({});
    expect(unless(null, 'confirmedBy', id)).toEqual({ confirmedBy: id });
  });
});

describe('what the verification finds behind an entry', () => {
  const entry: RecordedEntry = { seq: 7, kind: 'payment.voided', contractId: id, text: '{}' };
  const readBy = async (find: () => unknown) => {
    const load = async () => find as () => undefined;
    const read = await readerOf({ ...paymentVoided, load }).load?.({} as never, [entry]);
    return read?.(entry, 1);
  };

  it('is the body that its record gives in the form of the entry', async () => {
    expect(await readBy(() => found(voided))).toEqual({ body: bodyIn(paymentVoided, 1, voided) });
    expect(await readBy(() => ({ record: voided, fault: 'changed' }))).toMatchObject({ fault: 'changed' });
  });

  it('is nothing where there is no record, and no facts where too much of it is gone', async () => {
    expect(await readBy(() => found(undefined))).toBeUndefined();
    expect(await readBy(() => ({ record: null, fault: 'gone' }))).toEqual({ body: {}, fault: 'gone' });
  });

  it('is the entry alone where it is its own record', () => {
    const { load: _, ...alone } = paymentVoided;
    expect(readerOf(alone).load).toBeUndefined();
  });

  it('lists rows in the order of their key, and entries by their numbers', () => {
    const rows = ['b', 'a', 'c'];
    expect(sorted(rows, (row) => row)).toEqual(['a', 'b', 'c']);
    expect(rows).toEqual(['b', 'a', 'c']);
    expect(seqsOf([entry, { ...entry, seq: 9 }])).toEqual([7, 9]);
  });
});
