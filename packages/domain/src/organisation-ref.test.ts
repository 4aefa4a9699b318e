import { describe, expect, it } from 'vitest';
import {
  anonymousOrganisation,
  anonymousWorkPlace,
  type OrganisationRef,
  organisationRefSchema,
  shownOrganisationSchema,
  shownPlaceOf,
} from './organisation-ref.ts';

const harbin: OrganisationRef = {
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'agency',
  name: { zh: { text: '哈尔滨某某机械有限公司', origin: 'person' } },
  country: 'CN',
  region: 'CN-HL',
};

describe('owner', () => {
  it('keeps what a record carries and drops the rest', () => {
    expect(organisationRefSchema.parse({ ...harbin, verified: true })).toEqual(harbin);
  });

  it('is shown as a company in its region and field when anonymous, in three languages', () => {
    const shown = anonymousOrganisation(harbin, 'materials', 'region');
    expect(shown.name.en?.text).toBe('A company in China (CN-HL), New materials');
    expect(shown.name.zh?.text).toBe('中国 (CN-HL)一家企业，新材料及其应用');
    expect(shown.name.ru?.text).toBe('Предприятие, Китай (CN-HL), Новые материалы');
    expect(shownOrganisationSchema.parse(shown)).toEqual(shown);
  });

  it('is shown without a place that too few share', () => {
    expect(shownPlaceOf({ region: 5, country: 40 })).toBe('region');
    expect(shownPlaceOf({ region: 4, country: 5 })).toBe('country');
    expect(shownPlaceOf({ region: 1, country: 4 })).toBe('none');
    const inCountry = anonymousOrganisation(harbin, 'materials', 'country');
    expect([inCountry.name.en?.text, inCountry.country]).toEqual(['A company in China, New materials', 'CN']);
    expect(JSON.stringify(inCountry)).not.toContain('HL');
    const nowhere = anonymousOrganisation(harbin, 'materials', 'none');
    expect(Object.values(nowhere.name).map((entry) => entry?.text)).toEqual([
      '一家企业，新材料及其应用',
      'A company, New materials',
      'Предприятие, Новые материалы',
    ]);
    expect(JSON.stringify(nowhere)).not.toMatch(/CN|China|HL/);
  });

  it('hides its place also in the place of work, and shows another place unchanged', () => {
    const own = { country: 'CN', region: 'CN-HL' };
    expect(anonymousWorkPlace(own, harbin, 'region')).toEqual(own);
    expect(anonymousWorkPlace(own, harbin, 'country')).toEqual({ country: 'CN' });
    expect(anonymousWorkPlace(own, harbin, 'none')).toBeUndefined();
    expect(anonymousWorkPlace({ country: 'CN', region: 'CN-SH' }, harbin, 'country')).toEqual({
      country: 'CN',
      region: 'CN-SH',
    });
    expect(anonymousWorkPlace({ country: 'KZ' }, harbin, 'none')).toEqual({ country: 'KZ' });
  });

  it('gives away neither id, name nor kind when unnamed', () => {
    const shown = anonymousOrganisation(harbin, null, 'region');
    expect(shown).toMatchObject({ id: null, kind: 'company' });
    const said = JSON.stringify(shown);
    expect(said).not.toContain(harbin.id);
    expect(said).not.toContain('哈尔滨');
    expect(said).not.toContain('agency');
  });
});
