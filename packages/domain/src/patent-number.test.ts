import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpellings } from '../test/patent-spellings.ts';
import { chineseCheckDigit } from './patent-check-digit.ts';
import { patentForms } from './patent-forms.ts';
import {
  applicationNumberSchema,
  bareNumber,
  earlierNames,
  patentKeys,
  patentName,
  patentNameInForm,
  publicationNumberSchema,
  readPatentNumber,
} from './patent-number.ts';

const spellings: [string, 'application' | 'publication', string][] = [
  ['CN110569471A', 'publication', 'CN110569471A'],
  ['CN 110569471 A', 'publication', 'CN110569471A'],
  ['ＣＮ１１０５６９４７１Ａ', 'publication', 'CN110569471A'],
  ['CN210569471U', 'publication', 'CN210569471U'],
  ['公开号：CN110569471A', 'publication', 'CN110569471A'],
  ['CN201910823456.0', 'application', 'CN201910823456.0'],
  ['ZL 2019 1 0823456.0', 'application', 'CN201910823456.0'],
  ['201910823456.0', 'application', 'CN201910823456.0'],
  ['CN201910823456', 'application', 'CN201910823456.0'],
  ['CN2019108234560', 'application', 'CN201910823456.0'],
  ['US 10,123,456 B2', 'publication', 'US10123456B2'],
  ['US 2019/0123456 A1', 'publication', 'US20190123456A1'],
  ['US 16/123,456', 'application', 'US16/123456'],
  ['EP 1 234 567 B1', 'publication', 'EP1234567B1'],
  ['EP19123456.7', 'application', 'EP19123456.7'],
  ['PCT/CN2019/123456', 'application', 'PCT/CN2019/123456'],
  ['PCT/RU99/00123', 'application', 'PCT/RU1999/000123'],
  ['WO 2019/123456 A1', 'publication', 'WO2019123456A1'],
  ['WO 03/012345', 'publication', 'WO2003012345'],
  ['WO1984000705A1', 'publication', 'WO1984000705A1'],
  ['RU2712345C1', 'publication', 'RU2712345C1'],
  ['RU № 2 712 345 C1', 'publication', 'RU2712345C1'],
  ['RU 2019123456', 'application', 'RU2019123456'],
  ['RU2019123456A', 'publication', 'RU2019123456A'],
  ['JP2019-123456', 'application', 'JP2019-123456'],
  ['特願2019-123456', 'application', 'JP2019-123456'],
  ['JP 6712345 B2', 'publication', 'JP6712345B2'],
  ['KR10-2019-0123456', 'application', 'KR10-2019-0123456'],
  ['KR 10-2123456 B1', 'publication', 'KR102123456B1'],
  ['DE 10 2019 123 456 A1', 'publication', 'DE102019123456A1'],
  ['DE 10 2019 123 456.7', 'application', 'DE102019123456.7'],
  ['P 44 12 345.6', 'application', 'DE4412345.6'],
  ['102019123456.7', 'application', 'DE102019123456.7'],
  ['Anmeldenummer 11 2014 005 344.9', 'application', 'DE112014005344.9'],
  ['CN·110569471·B', 'publication', 'CN110569471B'],
  ['CN・110569471・B', 'publication', 'CN110569471B'],
  ['PCT∕CN2019∕123456', 'application', 'PCT/CN2019/123456'],
  ['US 2007⁄0087468 A1', 'publication', 'US20070087468A1'],
  ['Пат. 2712345 РФ', 'publication', 'RU2712345'],
  ['ПМ РФ 194567', 'publication', 'RU194567U'],
  ['한국등록특허공보 제10-1234567호', 'publication', 'KR101234567'],
  ['GB2567890A', 'publication', 'GB2567890A'],
  ['GB1912345.6', 'application', 'GB1912345.6'],
  ['FR3071234A1', 'publication', 'FR3071234A1'],
  ['ES 2 135 602 T3', 'publication', 'ES2135602T3'],
  ['EA 012345 B1', 'publication', 'EA012345B1'],
  ['USR34586', 'publication', 'USRE34586'],
  ['FR1912345', 'application', 'FR1912345'],
  // Filled up with zeros, or joined with dashes, as registers write them.
  ['US07318131B2', 'publication', 'US7318131B2'],
  ['US-7318131-B2', 'publication', 'US7318131B2'],
  ['US–07,318,131 B2', 'publication', 'US7318131B2'],
  ['US-2019-0123456-A1', 'publication', 'US20190123456A1'],
  ['USD0912345S1', 'publication', 'USD912345S1'],
  ['CN-110569471-A', 'publication', 'CN110569471A'],
  ['CN-201910823456.0', 'application', 'CN201910823456.0'],
  ['RU0002712345C1', 'publication', 'RU2712345C1'],
  ['EP-1234567-B1', 'publication', 'EP1234567B1'],
  ['EP0001234567B1', 'publication', 'EP1234567B1'],
  ['WO-2019123456-A1', 'publication', 'WO2019123456A1'],
  // Without the zeros that the office begins them with.
  ['US 09/139,127', 'application', 'US09/139127'],
  ['US 9/139,127', 'application', 'US09/139127'],
  ['US-09/139,127', 'application', 'US09/139127'],
  ['EP 02712345.6', 'application', 'EP02712345.6'],
  ['EP-2712345.6', 'application', 'EP02712345.6'],
  ['GB812345.6', 'application', 'GB0812345.6'],
  ['CN 2123456.6', 'application', 'CN02123456.6'],
  ['EP712345B1', 'publication', 'EP0712345B1'],
  ['EP712345', 'publication', 'EP0712345'],
  ['EP000712345B1', 'publication', 'EP0712345B1'],
  ['USH001523H', 'publication', 'USH1523H'],
  ['US0PP12001P2', 'publication', 'USPP12001P2'],
  ['US404004S', 'publication', 'USD404004S'],
  ['US RE34,586 E', 'publication', 'USRE34586E'],
  ['US Des. 345,678', 'publication', 'USD345678'],
  ['EP666666B1', 'publication', 'EP0666666B1'],
  ['EP 1.234.567 B1', 'publication', 'EP1234567B1'],
  ['WO 2008/24045', 'publication', 'WO2008024045'],
  ['WO0198623A1', 'publication', 'WO2001098623A1'],
  ['WO002006095001A1', 'publication', 'WO2006095001A1'],
  ['AT_00213320_B', 'publication', 'AT213320B'],
  ['BR000PI0507004A', 'publication', 'BRPI0507004A'],
  ['DE000060018002T2', 'publication', 'DE60018002T2'],
  // Words in front, any number of them; days behind.
  ['专利号：ZL 2019 1 0823456.0', 'application', 'CN201910823456.0'],
  ['授权公告号 CN 110569471 B', 'publication', 'CN110569471B'],
  ['申请公布号：CN 110569471 A', 'publication', 'CN110569471A'],
  ['公开（公告）号：CN110569471A', 'publication', 'CN110569471A'],
  ['U.S. Appl. No. 13/718,951', 'application', 'US13/718951'],
  ['US Patent No. 7,318,131', 'publication', 'US7318131'],
  ['Патент РФ № 2712345', 'publication', 'RU2712345'],
  ['Патент РФ на полезную модель № 123456', 'publication', 'RU123456U'],
  ['Заявка № 2019123456 РФ', 'application', 'RU2019123456'],
  ['Авторское свидетельство СССР № 1234567', 'publication', 'SU1234567'],
  ['Евразийский патент № 012345', 'publication', 'EA012345'],
  ['European Patent No. 1 234 567 B1', 'publication', 'EP1234567B1'],
  ['CN110569471A (2019-12-13)', 'publication', 'CN110569471A'],
  ['CN 110569471 A 2019.12.13', 'publication', 'CN110569471A'],
  ['RU 2712345 C1, 28.01.2020', 'publication', 'RU2712345C1'],
  ['US 10,123,456 B2 (Nov. 13, 2018)', 'publication', 'US10123456B2'],
  ['US 5,123,456 A 6/1992', 'publication', 'US5123456A'],
  ['https://patents.google.com/patent/CN110569471A/en', 'publication', 'CN110569471A'],
  // Any dash, blank or underscore, and letters that look Latin.
  ['JP2019‐123456A', 'publication', 'JP2019-123456A'],
  ['US 2007-087468', 'publication', 'US20070087468'],
  ['CN_110569471_A', 'publication', 'CN110569471A'],
  ['RU2712345С1', 'publication', 'RU2712345C1'],
  ['РСТ/RU2019/000123', 'application', 'PCT/RU2019/000123'],
  // Emperors' years.
  ['特開平8-179521', 'publication', 'JPH08179521A'],
  ['JP08179521A', 'publication', 'JPH08179521A'],
  ['特開昭60-12345', 'publication', 'JPS60012345A'],
  ['特公平7-12345', 'publication', 'JPH07012345B2'],
  ['特願平8-179521', 'application', 'JP1996-179521'],
  ['平成8年特許願第179521号', 'application', 'JP1996-179521'],
  ['特許第6712345号', 'publication', 'JP6712345'],
  ['実用新案登録第3123456号', 'publication', 'JP3123456U'],
  ['特開2019-123456', 'publication', 'JP2019-123456A'],
  // Korean numbers with and without the right in front.
  ['10-2019-0123456', 'application', 'KR10-2019-0123456'],
  ['KR20190123456A', 'publication', 'KR1020190123456A'],
  ['KR2123456B1', 'publication', 'KR102123456B1'],
  ['등록특허 제10-2123456호', 'publication', 'KR102123456'],
  // Of EPO's databases.
  ['2016104544831', 'application', 'CN201610454483.1'],
  ['CN20161454483', 'application', 'CN201610454483.1'],
  ['EP20190123456', 'application', 'EP19123456'],
  ['US201962123456P', 'application', 'US62/123456'],
  ['CN2019123456W', 'application', 'PCT/CN2019/123456'],
  ['WO2003EP8824', 'application', 'PCT/EP2003/008824'],
  ['GB201912345', 'application', 'GB201912345'],
  ['JP20190123456', 'application', 'JP2019-123456'],
  // Without kind code, and the series of other years.
  ['EA 012345', 'publication', 'EA012345'],
  ['KZ 34567', 'publication', 'KZ34567'],
  ['BY 12345', 'publication', 'BY12345'],
  ['UA 123456', 'publication', 'UA123456'],
  ['SU 1234567', 'publication', 'SU1234567'],
  ['CA 2467000', 'publication', 'CA2467000'],
  ['AU 2003212220', 'publication', 'AU2003212220'],
  ['DE112019005425T5', 'publication', 'DE112019005425T5'],
  ['DE212019000123U1', 'publication', 'DE212019000123U1'],
  ['DE 199 12 345.2', 'application', 'DE19912345.2'],
];

/** Numbers that are one thing as an application and another as a publication. */
const inFields: [string, string, string][] = [
  ['US13718951', 'US13/718951', 'patent_number.is_application'],
  ['US10123456', 'US10/123456', 'US10123456'],
  ['JP2019-123456', 'JP2019-123456', 'JP2019-123456A'],
  ['KR10-2019-0123456', 'KR10-2019-0123456', 'KR1020190123456A'],
  ['EP01234567', 'EP01234567', 'EP1234567'],
  ['GB1912345', 'GB201912345', 'GB1912345'],
  ['FR1912345', 'FR1912345', 'FR1912345'],
  ['RU2019123456', 'RU2019123456', 'RU2019123456A'],
  ['CN95108192', 'CN95108192.6', 'patent_number.is_application'],
  ['特願2019-123456', 'JP2019-123456', 'patent_number.is_application'],
  ['特開2019-123456', 'patent_number.is_publication', 'JP2019-123456A'],
  ['公告号 US10123456', 'patent_number.is_publication', 'US10123456'],
];

describe('patent numbers', () => {
  it.each(spellings)('reads %j as the %s %s', (text, role, number) => {
    expect(readPatentNumber(text)).toMatchObject({ ok: true, value: { role, number } });
  });

  it.each(spellings)('%j read twice is the same as read once', (text, role) => {
    const schema = role === 'application' ? applicationNumberSchema : publicationNumberSchema;
    const once = schema.parse(text);
    expect(schema.parse(once)).toBe(once);
    expect(readPatentNumber(once)).toMatchObject({ ok: true, value: { role, number: once } });
  });

  it.each([
    ['', 'patent_number.empty'],
    ['hello', 'patent_number.format'],
    ['CN12', 'patent_number.format'],
    ['XX1234567', 'patent_number.office'],
    ['CN210569471A', 'patent_number.kind'],
    ['CN201910823456.7', 'patent_number.check_digit'],
    ['CN201910823456X', 'patent_number.check_digit'],
    ['9'.repeat(500), 'patent_number.format'],
    ['2.01911E+12', 'patent_number.rounded'],
    ['RU27Ж2345', 'patent_number.letter'],
  ])('refuses %j as %s', (text, rule) => {
    expect(readPatentNumber(text)).toMatchObject({ ok: false, rule });
  });

  it.each(inFields)('%j is what its field says', (text, application, publication) => {
    for (const [role, expected] of [
      ['application', application],
      ['publication', publication],
    ] as const) {
      const read = readPatentNumber(text, role);
      expect(read.ok ? read.value.number : read.rule).toBe(expected);
      if (read.ok) expect(read.value.role).toBe(role);
    }
  });

  it('reads every spelling of a document to one name, and those of two documents to two', () => {
    const seed = Number(process.env.FAST_CHECK_SEED) || 20270101;
    const figures = readSpellings(20_000, seed, (text, role) => {
      const read = readPatentNumber(text, role);
      return read.ok ? patentName(read.value.number, role) : undefined;
    });
    expect(figures.unread).toEqual([]);
    expect(figures.mixed).toEqual([]);
    expect(figures.documents).toBeGreaterThan(1_000);
  });

  it('distinguishes an application from a publication', () => {
    expect(readPatentNumber('CN110569471A', 'application')).toMatchObject({ rule: 'patent_number.is_publication' });
    expect(readPatentNumber('CN201910823456.0', 'publication')).toMatchObject({ rule: 'patent_number.is_application' });
    expect(applicationNumberSchema.safeParse('US10123456B2').success).toBe(false);
  });

  it('names the right check digit', () => {
    expect(readPatentNumber('CN201910823456.7')).toMatchObject({ message: expect.stringContaining('should be 0') });
  });

  it('sees any one wrong digit of a Chinese application number', () => {
    const serial = fc
      .tuple(fc.integer({ min: 2004, max: 2026 }), fc.constantFrom(1, 2, 3, 8, 9), fc.nat(9_999_999))
      .map(([year, type, number]) => `${year}${type}${String(number).padStart(7, '0')}`);
    fc.assert(
      fc.property(serial, fc.integer({ min: 5, max: 11 }), fc.nat(9), (digits, at, wrong) => {
        const check = chineseCheckDigit(digits);
        expect(readPatentNumber(`CN${digits}.${check}`)).toMatchObject({ ok: true });
        fc.pre(digits.charAt(at) !== String(wrong));
        const changed = `${digits.slice(0, at)}${wrong}${digits.slice(at + 1)}`;
        expect(readPatentNumber(`CN${changed}.${check}`).ok).toBe(false);
      }),
    );
  });
});

describe('patentKeys', () => {
  it('are the family and the numbers in one spelling', () => {
    expect(patentKeys({ familyId: 'x1', applicationNumber: 'CN201910823456.0' })).toEqual([
      'family:X1',
      'application:CN201910823456.0',
    ]);
    expect(patentKeys({ publicationNumber: 'CN110569471A' })).toEqual(
      patentKeys({ publicationNumber: 'CN110569471B' }),
    );
    expect(patentKeys(undefined)).toEqual([]);
  });

  it('are the same for a number with and without filling zeros', () => {
    for (const [filled, bare] of [
      ['US07318131B2', 'US7318131B2'],
      ['EA012345B1', 'EA12345B1'],
      ['EP0123456B1', 'EP0123456A1'],
      ['JP08179521A', 'JPH08179521A'],
      ['USH001523H', 'USH1523H'],
    ]) {
      expect(patentKeys({ publicationNumber: filled })).toEqual(patentKeys({ publicationNumber: bare }));
    }
    expect(bareNumber('US07318131B2')).toBe('US7318131');
  });
});

describe('the name of a patent', () => {
  const right = (text: string) => {
    const read = readPatentNumber(text);
    const digit = read.ok ? undefined : /should be (.)$/.exec(read.message)?.[1];
    return digit ? text.slice(0, -1) + digit : text;
  };
  const forms = patentForms.map(
    (form) => [`${form.office || 'any'} ${form.role} ${form.pattern.source}`, form] as const,
  );

  it.each(forms)('is one in every spelling, and in its form already: %s', (_name, { pattern, role }) => {
    const schema = role === 'application' ? applicationNumberSchema : publicationNumberSchema;
    fc.assert(
      fc.property(fc.stringMatching(pattern).map(right), (text) => {
        const given = schema.safeParse(text);
        fc.pre(given.success);
        const number = given.data ?? '';
        const name = patentName(number);
        expect(name).toMatch(/^(application|publication):/);
        expect(patentNameInForm(name)).toBe(name);
        expect(patentName(number.toLowerCase())).toBe(name);
        expect(patentName(number.replace(/^[A-Z]{2}/, '$& '))).toBe(name);
        expect(patentName(number.replace(/^([A-Z]{2})(?=\d)/, '$1-'))).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the role of a number, also in an older name', () => {
    expect(patentName('JP2019-123456A')).toBe('publication:JP2019-123456');
    expect(patentNameInForm('publication:JP2019-123456')).toBe('publication:JP2019-123456');
    expect(patentNameInForm('publication:EP0712345')).toBe(patentName('EP 0712345 B1'));
    expect(patentNameInForm('application:US09/139127')).toBe(patentName('US 09/139,127'));
    expect(patentNameInForm('family:0123')).toBe('family:0123');
  });

  it('is another where an office counts its rights for themselves', () => {
    expect(patentName('RU123456U1')).not.toBe(patentName('RU123456C1'));
    expect(patentName('JP3123456U')).not.toBe(patentName('JP3123456B2'));
    expect(patentName('JPH08012345A')).not.toBe(patentName('JPH08012345B2'));
    expect(patentName('DE102019123456A1')).toBe(patentName('DE102019123456B4'));
  });

  it('leads to the names that were written before', () => {
    for (const [before, number, role] of [
      ['application:EP19123456.7', 'EP20190123456', 'application'],
      ['application:RU2019123456', 'RU2019123456', 'application'],
      ['application:DE102019123456.7', 'DE102019123456A1', 'publication'],
      ['publication:JP8179521', 'JPH08179521A', 'publication'],
    ] as const) {
      expect(earlierNames(patentName(number, role))).toContain(before);
    }
    expect(patentNameInForm('application:EP19123456.7')).toBe(patentName('EP19123456.7'));
    expect(earlierNames('publication:CN110569471')).toEqual([]);
  });
});
