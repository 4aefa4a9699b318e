import { demandActions, demandStates, demandTransitions, nextState, organisationRefSchema } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english, exampleDemand, testCompany } from '../../test/demands.ts';
import type { DemandContent } from '../api/content.ts';
import { completenessOf } from './completeness.ts';
import { editContent, openIssues, openUntilOf, stateAfter } from './demand.ts';
import { selfIdentifications } from './self-identification.ts';

const TODAY = '2026-05-04';
const company = (name: DemandContent['title']) => ({
  ...organisationRefSchema.parse(testCompany().organisation),
  name: name ?? {},
});

describe('transitions', () => {
  it('follow the table, and what is not in it is refused by a reason that names both', () => {
    for (const state of demandStates.codes) {
      for (const action of demandActions) {
        const next = nextState(demandTransitions, state, action);
        if (next) expect(stateAfter(state, action)).toBe(next);
        else
          expect(() => stateAfter(state, action)).toThrow(
            expect.objectContaining({ reason: `demand.${action}.from_${state}` }),
          );
      }
    }
  });
});

describe('opening', () => {
  const rulesOf = (content: DemandContent) =>
    openIssues(content, company(english('Acme')), TODAY).map(({ rule }) => rule);

  it('needs a title and a problem and nothing else', () => {
    expect(rulesOf({ kind: 'testing', title: english('A'), problem: english('B') })).toEqual([]);
    expect(rulesOf({ kind: 'testing' })).toEqual(['demand.open.missing_title', 'demand.open.missing_problem']);
  });

  it('takes a deadline from today to five years ahead', () => {
    expect(rulesOf(exampleDemand({ deadline: TODAY }))).toEqual([]);
    expect(rulesOf(exampleDemand({ deadline: '2026-05-03' }))).toEqual(['demand.open.deadline_passed']);
    expect(rulesOf(exampleDemand({ deadline: '2031-05-04' }))).toEqual([]);
    expect(rulesOf(exampleDemand({ deadline: '2031-05-05' }))).toEqual(['demand.open.deadline_too_far']);
  });

  it('lasts to the deadline, or a year', () => {
    expect(openUntilOf(exampleDemand({ deadline: '2026-06-01' }), TODAY)).toBe('2026-06-01');
    expect(openUntilOf(exampleDemand(), TODAY)).toBe('2027-05-04');
  });
});

describe('an edit', () => {
  it('replaces what is given, empties what is null, leaves the rest, and checks the whole', () => {
    const content = exampleDemand({ deadline: '2026-06-01' });
    const edited = editContent(content, { deadline: null, kind: 'testing' });
    expect(edited).toEqual({ ...exampleDemand(), kind: 'testing' });
    expect(() => editContent(content, { ipc: ['nothing'] })).toThrow();
  });
});

describe('naming the company', () => {
  const named = (text: string, name: DemandContent['title']) =>
    selfIdentifications(exampleDemand({ keywords: [text] }), company(name)).length > 0;

  it('sees the name in any case, width or spacing and in any of its languages', () => {
    expect(named('for ACME  Pumps, Harbin', english('Acme Pumps'))).toBe(true);
    expect(named('Ａｃｍｅ Pumps', english('Acme Pumps'))).toBe(true);
    expect(named('我们哈尔滨水泵厂需要', { zh: { text: '哈尔滨水泵厂', origin: 'person' } })).toBe(true);
    expect(named('для завода «Насос»', { ru: { text: 'Насос', origin: 'person' } })).toBe(true);
  });

  it.each([
    ['a zero-width space inside', 'Zephy\u200brine Secretive needs it'],
    ['a soft hyphen inside', 'Zephy\u00adrine Secretive needs it'],
    ['a tag character inside', 'Zephyrine\u{e0041} Secretive needs it'],
    ['hyphens for blanks', 'the Zephyrine-Secretive plant'],
    ['a dot for a blank', 'zephyrine.secretive'],
    ['letters set apart', 'Z e p h y r i n e S e c r e t i v e'],
    ['Cyrillic letters that look alike', 'Z\u0435phyrin\u0435 S\u0435cretiv\u0435'],
    ['Greek and full-width letters', 'Ｚephyrine Secr\u03b5tive'],
    ['accents', 'Zéphyriné Sëcretive'],
    ['a mail domain', 'write to x@zephyrine-secretive.cn'],
    ['a web domain', 'see www.zephyrinesecretive.com/needs'],
    ['the name without its form of law', 'for zephyrine secretive'],
    ['its first word alone', 'a pump of Zephyrine'],
    ['any e-mail address', 'write to office@example.org'],
  ])('sees it written with %s', (_how, text) => {
    expect(named(text, english('Zephyrine Secretive Co., Ltd.'))).toBe(true);
  });

  it('sees the id of the organisation, and a Chinese name without its form of law', () => {
    const company = { ...organisationRefSchema.parse(testCompany().organisation) };
    const saying = (text: string) => selfIdentifications(exampleDemand({ keywords: [text] }), company).length > 0;
    expect(saying(`organisation ${company.id}`)).toBe(true);
    expect(saying(company.id.replaceAll('-', ' '))).toBe(true);
    expect(named('泽菲林科技的水泵', { zh: { text: '泽菲林科技有限公司', origin: 'person' } })).toBe(true);
  });

  it('takes words of everybody for no name', () => {
    expect(named('water of a fluorite mine in the northern hills', english('Northern Fluorite'))).toBe(false);
    expect(named('hydraulic pumps', english('Hydraulic Systems GmbH'))).toBe(false);
    expect(named('removal of H2O at pH 7 (see GB 5749-2022)', english('Acme Pumps'))).toBe(false);
  });

  it('does not see a short name inside a longer word', () => {
    expect(named('research', english('Arc'))).toBe(false);
    expect(named('насосный', { ru: { text: 'Насос', origin: 'person' } })).toBe(false);
  });

  it('takes any name literally', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (name) => {
        expect(() => named('some text', english(name))).not.toThrow();
      }),
    );
  });
});

describe('completeness', () => {
  it('says for each missing part why it matters, and never asks for what is there', () => {
    const bare = completenessOf({ kind: 'technology' });
    expect(bare.score).toBe(0);
    expect(bare.missing.every((part) => part.why.length > 10)).toBe(true);
    expect(completenessOf(exampleDemand()).missing.map((part) => part.pointer)).not.toContain('/ipc');
  });

  it('reaches 1 for a demand that has everything, and only grows with what is added', () => {
    const full: DemandContent = {
      ...exampleDemand(),
      title: { ...english('Fluoride'), zh: { text: '氟', origin: 'machine' } },
      problem: english('Fluoride in mine water. '.repeat(10).trim()),
      tried: english('Lime'),
      elements: { material: english('water'), efficacy: english('removal of fluoride') },
      readinessWanted: 5,
      budget: { max: { amount: '10.00', currency: 'CNY' } },
      deadline: '2026-06-01',
      territory: { kind: 'worldwide' },
      exclusivity: 'not_needed',
    };
    expect(completenessOf(full)).toEqual({ score: 1, missing: [] });
    const { kind, ...fields } = full;
    const given = Object.entries(fields);
    for (let count = 0; count < given.length; count++) {
      const score = (upTo: number) => completenessOf({ kind, ...Object.fromEntries(given.slice(0, upTo)) }).score;
      expect(score(count + 1)).toBeGreaterThanOrEqual(score(count));
    }
  });

  it('counts a Chinese problem by what its characters say', () => {
    const problem = {
      zh: { text: '硫化物电解质对水分敏感，干燥间露点必须很低，能耗很高。'.repeat(4), origin: 'person' as const },
    };
    expect(completenessOf(exampleDemand({ problem })).missing.map((part) => part.pointer)).not.toContain('/problem');
  });
});
