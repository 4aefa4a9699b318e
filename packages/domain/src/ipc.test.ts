import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOfIpc, fieldOfIpcCodes, technologyFields } from './field.ts';
import {
  ipcCodeSchema,
  ipcCodesSchema,
  ipcDistance,
  ipcFacets,
  ipcSections,
  ipcSetSimilarity,
  ipcSimilarity,
  parseIpc,
  readIpc,
  splitIpc,
} from './ipc.ts';

const subclass = fc
  .tuple(fc.constantFrom('A01', 'A61', 'C01', 'C02', 'G06', 'H01', 'H04', 'Y02'), fc.constantFrom(...'BCFHMNW'))
  .map((parts) => parts.join(''));
const anyCode = fc.oneof(
  fc.constantFrom(...Object.keys(ipcSections)),
  subclass.map((code) => code.slice(0, 3)),
  subclass,
  fc
    .tuple(subclass, fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 999999 }))
    .map(([code, group, sub]) => `${code} ${group}/${String(sub).padStart(2, '0')}`)
    .filter((code) => readIpc(code).ok),
);

describe('IPC codes', () => {
  it.each([
    ['c01b32/184', 'C01B 32/184', 'subgroup'],
    ['C01B 32/184', 'C01B 32/184', 'subgroup'],
    [' C01B  032/184 ', 'C01B 32/184', 'subgroup'],
    ['C01B0032184000', 'C01B 32/184', 'subgroup'],
    ['H01M 10/00', 'H01M 10/00', 'group'],
    ['h01m', 'H01M', 'subclass'],
    ['Y02E', 'Y02E', 'subclass'],
    ['B05', 'B05', 'class'],
    ['g', 'G', 'section'],
    // As printed: with version, level and position, in fixed places, with labels.
    ['C01B 32/184 (2017.01)', 'C01B 32/184', 'subgroup'],
    ['H01M 10/0525 (2010.01)I', 'H01M 10/0525', 'subgroup'],
    ['[G06F 17/30 (2006.01) N]', 'G06F 17/30', 'subgroup'],
    ['H04N   5/92        20060101AFI20060310RMJP', 'H04N 5/92', 'subgroup'],
    ['H04N0005920000 20060101AFI', 'H04N 5/92', 'subgroup'],
    ['G06Q0010000000', 'G06Q 10/00', 'group'],
    ['Int. Cl.: C02F 1/28', 'C02F 1/28', 'subgroup'],
    ['IPC: C02F 1/28', 'C02F 1/28', 'subgroup'],
    ['МПК C02F 1/28 (2006.01)', 'C02F 1/28', 'subgroup'],
    ['主分类号：C02F 1/28', 'C02F 1/28', 'subgroup'],
    ['CPC A61K 31/00 (2013.01); ', 'A61K 31/00', 'group'],
    // A main group alone, classes of CPC, letters that look Latin, full width, letters for figures.
    ['C01B 32', 'C01B 32/00', 'group'],
    ['F05B 2240/00', 'F05B 2240/00', 'group'],
    ['F05D 2220/32', 'F05D 2220/32', 'subgroup'],
    ['Y10S 977/742', 'Y10S 977/742', 'subgroup'],
    ['С02F 1/28', 'C02F 1/28', 'subgroup'],
    ['Н01М 10/052', 'H01M 10/052', 'subgroup'],
    ['Ｃ０２Ｆ　１／２８', 'C02F 1/28', 'subgroup'],
    ['CO2F 1/28', 'C02F 1/28', 'subgroup'],
    ['H0lM 10/052', 'H01M 10/052', 'subgroup'],
  ])('reads %j as %s, a %s', (text, code, level) => {
    expect(readIpc(text)).toMatchObject({ ok: true, value: { code, level } });
  });

  it.each([
    ['', 'ipc.format'],
    ['graphene', 'ipc.format'],
    ['GOLD', 'ipc.format'],
    ['C01B 32/184 abc', 'ipc.format'],
    ['C01B 32/184 12', 'ipc.format'],
    ['C01B 32/1', 'ipc.format'],
    ['C01B 32/1840000', 'ipc.format'],
    ['C01B 12345/00', 'ipc.format'],
    ['Q01B', 'ipc.section'],
    ['C98B', 'ipc.class'],
    ['C01B 0/00', 'ipc.range'],
    ['C01B 1/000', 'ipc.range'],
  ])('refuses %j as %s', (text, rule) => {
    expect(readIpc(text)).toMatchObject({ ok: false, rule });
    expect(ipcCodeSchema.safeParse(text).success).toBe(false);
  });

  it('takes a list that was printed in one text apart', () => {
    for (const [text, codes] of [
      ['H01M 10/0525 (2010.01); H01M 4/131 (2010.01)', ['H01M 10/0525', 'H01M 4/131']],
      ['H01M 10/0525, 10/058; C01B 32/184', ['H01M 10/0525', 'H01M 10/058', 'C01B 32/184']],
      ['C02F1/28(2006.01)I；B01J20/30(2006.01)N', ['C02F 1/28', 'B01J 20/30']],
      ['A61K 31/00 // A61P 35/00', ['A61K 31/00', 'A61P 35/00']],
      ['C02F 1/28 B01J 20/08', ['C02F 1/28', 'B01J 20/08']],
      ['C02F 1/28 20060101AFI B01J 20/08 20060101ALI', ['C02F 1/28', 'B01J 20/08']],
    ] as const) {
      expect(splitIpc(text)).toEqual(codes);
      expect(ipcCodesSchema({ max: 5 }).parse([text])).toEqual(codes);
    }
    expect(ipcCodesSchema({ max: 5 }).parse(['C02F 1/28; B01J', 'B01J'])).toEqual(['C02F 1/28', 'B01J']);
    expect(ipcCodesSchema({ max: 1 }).safeParse(['C02F; B01J']).success).toBe(false);
    expect(ipcCodesSchema({ max: 5 }).safeParse(['C02F; graphene']).error?.issues[0]).toMatchObject({ path: [0] });
    expect(ipcCodesSchema({ max: 5 }).safeParse(['']).success).toBe(false);
  });

  it('brings a code to normal form once and for all', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const normal = ipcCodeSchema.parse(code.toLowerCase());
        expect(ipcCodeSchema.parse(normal)).toBe(normal);
        expect(parseIpc(normal).path.at(-1)).toBe(normal);
      }),
    );
  });

  it('has a similarity that is symmetric, within 0..1, and 1 for equal codes alone', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (a, b) => {
        const similarity = ipcSimilarity(a, b);
        expect(similarity).toBe(ipcSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity === 1).toBe(parseIpc(a).code === parseIpc(b).code);
        expect(ipcDistance(a, b) === 0).toBe(similarity === 1);
        expect(ipcSimilarity(a, a)).toBe(1);
      }),
    );
  });

  it('falls with the distance in the tree', () => {
    const others = ['C01B 32/184', 'C01B 32/186', 'C01B 33/02', 'C01G', 'C22B', 'H01M'];
    expect(others.map((other) => ipcSimilarity('C01B 32/184', other))).toEqual([1, 0.9, 0.7, 0.35, 0.1, 0]);
  });

  it('compares lists, and says nothing about an empty one', () => {
    expect(ipcSetSimilarity(['C01B', 'H01M'], ['H01M', 'C01B'])).toBe(1);
    expect(ipcSetSimilarity(['C01B'], ['C01B', 'H01M'])).toBe(0.75);
    expect(ipcSetSimilarity([], ['C01B'])).toBeUndefined();
  });
});

describe('technology fields', () => {
  it.each([
    ['C02F 1/44', 'environment'],
    ['H01M 10/0562', 'energy'],
    ['H01L', 'electronics'],
    ['A61B', 'biomedicine'],
    ['A01N', 'agriculture'],
    ['B64C', 'aerospace'],
    ['B60L', 'transport'],
    ['G21F', 'nuclear'],
    ['B23K', 'manufacturing'],
    ['C22C', 'materials'],
    ['C22B', 'environment'],
    ['E04B', 'city'],
  ])('puts %s into %s', (code, field) => {
    expect(fieldOfIpc(code)).toBe(field);
  });

  it('has a field for every code', () => {
    fc.assert(fc.property(anyCode, (code) => technologyFields.codes.includes(fieldOfIpc(code))));
    for (const section of Object.keys(ipcSections)) expect(technologyFields.codes).toContain(fieldOfIpc(section));
  });

  it('goes by the majority, the first code deciding a tie', () => {
    expect(fieldOfIpcCodes(['B01D', 'C02F', 'C08J'])).toBe('environment');
    expect(fieldOfIpcCodes(['C08J', 'C02F'])).toBe('materials');
    expect(fieldOfIpcCodes(['C02F 1/28', 'B01J 20/08', 'B01J 20/30'])).toBe('environment');
    expect(fieldOfIpcCodes([])).toBeUndefined();
  });
});

describe('facets', () => {
  it('hold each level once', () => {
    expect(ipcFacets(['C02F 1/58', 'C02F 1/44', 'H01M'])).toEqual({
      section: ['C', 'H'],
      class: ['C02', 'H01'],
      subclass: ['C02F', 'H01M'],
      ipcPath: ['C', 'C02', 'C02F', 'C02F 1/00', 'C02F 1/58', 'C02F 1/44', 'H', 'H01', 'H01M'],
    });
    expect(ipcFacets([]).section).toEqual([]);
  });
});
