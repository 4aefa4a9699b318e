import { listingActions, listingStates } from '@techbourse/domain';
import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyContent } from '../../test/listings.ts';
import { completenessOf } from './completeness.ts';
import { accessLevelOf, contentFor } from './disclosure.ts';
import { publishIssues, stateAfter, withValidity } from './listing.ts';

describe('states', () => {
  it('every action either leads to a known state or says from where it is not allowed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...listingStates.codes), fc.constantFrom(...listingActions), (state, action) => {
        try {
          return listingStates.codes.includes(stateAfter(state, action));
        } catch (error) {
          expect(error).toMatchObject({ kind: 'INVALID_STATE', reason: `listing.${action}.from_${state}` });
          return true;
        }
      }),
    );
  });

  it('nothing leads away from a transferred listing', () => {
    const byContract = ['give_back', 'expire'];
    for (const action of listingActions.filter((one) => !byContract.includes(one))) {
      expect(() => stateAfter('transferred', action)).toThrow();
    }
  });
});

describe('validity', () => {
  it('is a year unless the owner says otherwise', () => {
    expect(withValidity(readyContent(), '2028-02-29').validUntil).toBe('2029-03-01');
    expect(withValidity(readyContent({ validUntil: '2026-05-01' }), '2026-03-01').validUntil).toBe('2026-05-01');
  });

  it('a listing may be valid for five years at most, from today on', () => {
    const rules = (validUntil: string) =>
      publishIssues(readyContent({ validUntil }), '2026-03-01').map((issue) => issue.rule);
    expect(rules('2026-03-01')).toEqual([]);
    expect(rules('2026-02-28')).toEqual(['listing.publish.already_expired']);
    expect(rules('2031-03-02')).toEqual(['listing.publish.valid_too_long']);
  });
});

describe('what a reader sees', () => {
  const owner = testActor();
  const published = { organisationId: owner.organisation.id, state: 'published', id: newId() };

  it('depends on who asks and on the state', () => {
    const others = [testActor(), testActor({ verified: false })];
    expect([owner, testOperator(), ...others].map((actor) => accessLevelOf(actor, published))).toEqual([
      'owner',
      'owner',
      'T1',
      'T0',
    ]);
    const narrow = testActor({ scopes: ['statistics:read', 'contacts:read', 'demands:read'] });
    expect(accessLevelOf(narrow, published)).toBe('T0');
    for (const state of listingStates.codes.filter((code) => code !== 'published')) {
      expect(others.map((actor) => accessLevelOf(actor, { ...published, state }))).toEqual([undefined, undefined]);
    }
  });

  it('nothing of an unpublished invention but class and field shows to anyone', () => {
    const content = readyContent({
      unpublishedInvention: true,
      inventors: [{ name: 'Wang' }],
      advantage: { comparator: { en: { text: 'lime softening', origin: 'person' } } },
      price: { kind: 'fixed', amount: { amount: '5.00', currency: 'CNY' } },
      restrictions: { notCountries: ['US'] },
    });
    expect(contentFor('T0', content)).toEqual({
      kind: 'research_result',
      title: {
        zh: { text: '未公开发明：环境保护与资源综合利用 (C02)', origin: 'machine' },
        en: { text: 'Unpublished invention: Environment and resource recovery (C02)', origin: 'machine' },
        ru: { text: 'Неопубликованное изобретение: Экология и использование ресурсов (C02)', origin: 'machine' },
      },
      ipc: ['C02'],
      field: 'environment',
      offers: ['non_exclusive_licence', 'joint_development'],
      restrictions: { notCountries: ['US'] },
      unpublishedInvention: true,
    });
    expect(contentFor('T1', content, { contacts: true })).toEqual(contentFor('T0', content));
    expect(contentFor('owner', content, { contacts: true })).toEqual(content);
  });

  it('of an unpublished invention the terms that its owner has released are its keywords to others', () => {
    const content = readyContent({ unpublishedInvention: true, releasedTerms: ['fluoride', 'ceramics'] });
    expect(contentFor('T1', content)).toMatchObject({ keywords: ['fluoride', 'ceramics'] });
    expect(contentFor('T1', content)).not.toHaveProperty('releasedTerms');
    expect(contentFor('T0', { ...content, unpublishedInvention: false })).toMatchObject({ keywords: content.keywords });
  });

  it('a group of a higher tier is absent, not emptied', () => {
    const content = readyContent({ tiers: { abstract: 'T1', readiness: 'T1' }, contact: { phone: '+86 451 8640' } });
    const shown = contentFor('T0', content);
    expect(Object.keys(shown).sort()).toEqual(['field', 'ipc', 'keywords', 'kind', 'offers', 'title']);
    const open = contentFor('T0', { ...content, tiers: { contact: 'T0' } });
    expect(open.contact).toEqual({ phone: '+86 451 8640' });
  });

  it('unopened personal data needs the scope for it at every access level', () => {
    const inventors = [{ name: 'Wang', email: 'wang@example.org' }];
    const content = readyContent({ contact: { email: 'li@example.org' }, inventors, tiers: { readiness: 'T1' } });
    for (const sight of ['owner', 'T1'] as const) {
      const shown = contentFor(sight, content);
      expect([shown.contact, shown.inventors, shown.readiness?.level]).toEqual([undefined, [{ name: 'Wang' }], 5]);
      const whole = contentFor(sight, content, { contacts: true });
      expect([whole.contact, whole.inventors]).toEqual([content.contact, inventors]);
    }
    const opened = contentFor('T1', { ...content, tiers: { contact: 'T0', inventorEmails: 'T0' } });
    expect([opened.contact, opened.inventors]).toEqual([content.contact, inventors]);
  });
});

describe('completeness', () => {
  it('is 1 when all is there, and names what is missing with its reason', () => {
    const full = readyContent({
      title: { en: { text: 'a', origin: 'person' }, zh: { text: '甲', origin: 'person' } },
      abstract: { en: { text: 'long enough '.repeat(20), origin: 'person' } },
      advantage: {
        comparator: { en: { text: 'lime', origin: 'person' } },
        measures: [{ metric: 'removal', value: 99, comparatorValue: 80, unit: '%' }],
      },
      applications: { en: { text: 'wells', origin: 'person' } },
      readiness: { scale: 'trl', level: 5, evidence: 'pilot of 2025', origin: 'self_declared' },
      price: { kind: 'on_request' },
      territory: { kind: 'worldwide' },
      contact: { email: 'a@example.org' },
    });
    expect(completenessOf(full)).toEqual({ score: 1, missing: [] });
    const { advantage: _advantage, ...without } = full;
    expect(completenessOf(without)).toMatchObject({
      score: 0.8,
      missing: [{ pointer: '/advantage' }, { pointer: '/advantage/measures' }],
    });
    expect(completenessOf({ kind: 'patent' }).score).toBe(0);
  });
});
