import { describe, expect, it } from 'vitest';
import { type Owner, owner, shownOwner, unnamedOwner } from './owner.ts';

const harbin: Owner = {
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'agency',
  name: { zh: { text: '哈尔滨某某机械有限公司', origin: 'person' } },
  country: 'CN',
  region: 'CN-HL',
};

describe('owner', () => {
  it('keeps what a record carries and drops the rest', () => {
    expect(owner.parse({ ...harbin, verified: true })).toEqual(harbin);
  });

  it('is told of as a company in its region and field when unnamed, in three languages', () => {
    const shown = unnamedOwner(harbin, 'materials');
    expect(shown.name.en?.text).toBe('A company in China (CN-HL), New materials');
    expect(shown.name.zh?.text).toBe('中国 (CN-HL)一家企业，新材料及其应用');
    expect(shown.name.ru?.text).toBe('Предприятие, Китай (CN-HL), Новые материалы');
    expect(shownOwner.parse(shown)).toEqual(shown);
  });

  it('gives away neither id, name nor kind when unnamed', () => {
    const shown = unnamedOwner(harbin, null);
    expect(shown).toMatchObject({ id: null, kind: 'company' });
    const said = JSON.stringify(shown);
    expect(said).not.toContain(harbin.id);
    expect(said).not.toContain('哈尔滨');
    expect(said).not.toContain('agency');
  });
});
