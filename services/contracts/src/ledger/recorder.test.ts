import { describe, expect, it } from 'vitest';
import { paymentVoided } from '../payment/recorded.ts';
import { bodyIn, bodyOf, formOf, unless } from './recorder.ts';

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
