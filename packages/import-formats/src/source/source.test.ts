import { describe, expect, it } from 'vitest';
import { mappingOf } from './index.ts';

describe('the mappings', () => {
  it('read awards and topics of small-business programmes', () => {
    const options = { publish: true };
    const award = { id: 'x-1', title: '', text: 'First one. Second.', phase: 'Phase II', agency: ['NASA'], lang: 'en' };
    expect(mappingOf('listings', 'sbir', options)(award)).toMatchObject({
      source: 'sbir',
      externalId: 'x-1',
      publish: true,
      kind: 'research_result',
      title: { en: { text: 'First one.', origin: 'person' } },
      readiness: { level: 5 },
    });
    const topic = { id: 'n-1', title: '001', text: 'Long.', close: 'June 06, 2013', lang: 'en' };
    const demand = mappingOf('demands', 'sbir', options)(topic);
    expect(demand).not.toHaveProperty('deadline');
    expect(demand).toMatchObject({ open: true, problem: { en: { text: 'Long.' } } });
  });

  it('read patents with kind code, earliest priority, family and the machine translation', () => {
    const row = {
      id: 'US7413663',
      kind: 'B2',
      title: 'Water',
      text: 'An apparatus. | 一种水处理装置及方法。',
      lang: 'en',
      priority: ['2007-08-29', '1994-09-26'],
      family: ['US7413663', 'EP1A1'],
      ipc: ['C02F3/00'],
    };
    expect(mappingOf('listings', 'patents', { publish: true })(row)).toMatchObject({
      abstract: { en: { text: 'An apparatus.', origin: 'person' }, zh: { origin: 'machine' } },
      patent: { publicationNumber: 'US7413663B2', priorityOn: '1994-09-26', familyId: 'EP1A1' },
    });
  });

  it('refuse a format that the kind does not have', () => {
    expect(() => mappingOf('demands', 'patents', { publish: true })).toThrow('own, sbir, eu-calls');
  });
});
