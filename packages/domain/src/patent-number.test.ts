import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseCheckDigit, patentForms } from './patent-forms.ts';
import {
  applicationNumberSchema,
  bareNumber,
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
  ])('refuses %j as %s', (text, rule) => {
    expect(readPatentNumber(text)).toMatchObject({ ok: false, rule });
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
      'number:CN201910823456.0',
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
});
