import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as domain from './index.ts';
import { actionsFrom, nextState } from './transitions.ts';

const exported: [string, unknown][] = Object.entries(domain);
const isVocabulary = (value: unknown): value is domain.Vocabulary<string> =>
  typeof value === 'object' && value !== null && 'labels' in value && 'codes' in value;

describe('vocabularies', () => {
  const all = exported.flatMap(([name, value]): [string, domain.Vocabulary<string>][] =>
    isVocabulary(value) ? [[name, value]] : [],
  );

  it.each(all)('%s has a label in three languages for each code', (_name, vocabulary) => {
    for (const code of vocabulary.codes) {
      const label = vocabulary.labels[code];
      expect(label?.zh).toMatch(/\p{Script=Han}/u);
      expect(label?.ru).toMatch(/\p{Script=Cyrillic}/u);
      expect(label?.en).toMatch(/[A-Z]/);
      expect(vocabulary.schema.safeParse(code).success).toBe(true);
    }
  });

  it('names every component once', () => {
    const schemas = exported.map(([, value]) => value).filter((value) => value instanceof z.ZodType);
    const ids = [...schemas, ...all.map(([, vocabulary]) => vocabulary.schema)]
      .map((schema) => schema.meta()?.id)
      .filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be written as JSON Schema both ways: nothing here transforms', () => {
    for (const [, value] of exported) {
      if (!(value instanceof z.ZodType)) continue;
      expect(() => [z.toJSONSchema(value, { io: 'input' }), z.toJSONSchema(value, { io: 'output' })]).not.toThrow();
    }
  });
});

describe('transitions', () => {
  it('leads a listing from draft to transferred and back from expiry', () => {
    const { listingTransitions } = domain;
    expect(nextState(listingTransitions, 'draft', 'publish')).toBe('published');
    expect(nextState(listingTransitions, 'published', 'reserve')).toBe('reserved');
    expect(nextState(listingTransitions, 'reserved', 'transfer')).toBe('transferred');
    expect(nextState(listingTransitions, 'expired', 'renew')).toBe('published');
    // Both are the exchange's own, when the contract is over.
    expect(actionsFrom(listingTransitions, 'transferred').sort()).toEqual(['expire', 'give_back']);
    expect(actionsFrom(listingTransitions, 'withdrawn')).toEqual([]);
  });

  it('leads a demand from draft to closed', () => {
    const { demandTransitions } = domain;
    expect(actionsFrom(demandTransitions, 'draft')).toEqual(['submit', 'open', 'close']);
    expect(actionsFrom(demandTransitions, 'closed')).toEqual(['renew']);
  });

  it('lets a side decline until there is a deal, and come back', () => {
    const { pairTransitions } = domain;
    expect(nextState(pairTransitions, 'contacted', 'decline')).toBe('declined');
    expect(nextState(pairTransitions, 'deal', 'decline')).toBeUndefined();
    expect(nextState(pairTransitions, 'declined', 'shortlist')).toBeUndefined();
    expect(nextState(pairTransitions, 'declined', 'reopen')).toBe('seen');
    expect(nextState(pairTransitions, 'shortlisted', 'reopen')).toBe('seen');
    expect(nextState(pairTransitions, 'contacted', 'reopen')).toBeUndefined();
  });

  it('ends a deal once', () => {
    const { dealTransitions } = domain;
    expect(nextState(dealTransitions, 'enquiry', 'to_nda')).toBe('nda');
    expect(actionsFrom(dealTransitions, 'signed')).toEqual([]);
    expect(actionsFrom(dealTransitions, 'lost')).toEqual([]);
  });

  it('gives every contract kind to exactly one type', () => {
    const kinds = Object.values(domain.kindsOfContractType).flat();
    expect(kinds.toSorted()).toEqual(domain.contractKinds.codes.toSorted());
    expect(domain.contractClassSchema.safeParse({ type: 'licence', kind: 'patent_assignment' }).success).toBe(false);
  });
});
