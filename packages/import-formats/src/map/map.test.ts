import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, joined, mappedRows } from '../../test/files.ts';
import { writeCsv } from '../file/write-csv.ts';
import { readCell, readDay } from './cell.ts';
import { csvOfRows, xlsxOfRows } from './export.ts';
import { fieldAt, fieldsOf } from './field.ts';
import { cellsOfRow } from './flatten.ts';
import { dayOrderOf, proposeMapping, signatureOf } from './mapping.ts';
import { templateRows } from './template.ts';

const context = { heading: '', dayOrder: undefined, isDay: false, isError: false };
const read = (path: string, cell: string, more = {}) => {
  const field = fieldAt('listings', path) ?? fieldAt('demands', path);
  if (!field) throw new Error(`there is no field ${path}`);
  return readCell(field, cell, { ...context, ...more });
};

describe('numbers of a patent', () => {
  it('that stand together in a cell are one invention: the first is the main one, the others its family', async () => {
    const csv = '名称,公开号\n吸附剂,CN110569471A; US 10123456 B2；EP1234567B1\n';
    const { mapped } = await mappedRows('listings', csv);
    const [made] = mapped;
    expect(made?.row.patent).toMatchObject({
      publicationNumber: 'CN110569471A',
      family: [{ publicationNumber: 'US 10123456 B2' }, { publicationNumber: 'EP1234567B1' }],
    });
    expect(made?.notes.map(({ rule }) => rule)).toContain('cell.more_numbers');
  });
});

describe('a proposed mapping', () => {
  it.each([
    [
      'listings',
      ['专利名称', '申请号', '公开（公告）号', '申请日', '申请人', 'IPC分类号', '摘要'],
      [
        'title',
        'patent.applicationNumber',
        'patent.publicationNumber',
        'patent.filedOn',
        'patent.applicants',
        'ipc',
        'abstract',
      ],
    ],
    [
      'listings',
      ['№ п/п', 'Наименование РИД', 'Номер заявки', 'Патентообладатель', 'Дата подачи заявки', 'УГТ', 'Реферат'],
      ['', 'title', 'patent.applicationNumber', 'patent.applicants', 'patent.filedOn', 'readiness.level', 'abstract'],
    ],
    [
      'listings',
      ['Tech ID', 'Title (English)', 'Title (Chinese)', 'Patent No.', 'Filing Date', 'Assignee', 'TRL'],
      [
        'externalId',
        'title.en',
        'title.zh',
        'patent.publicationNumber',
        'patent.filedOn',
        'patent.applicants',
        'readiness.level',
      ],
    ],
    ['demands', ['需求名称', '需求描述', '预算（万元）', '截止日期'], ['title', 'problem', 'budget', 'deadline']],
    [
      'demands',
      ['Topic Number', 'Topic Title', 'Topic Description', 'Close Date'],
      ['externalId', 'title', 'problem', 'deadline'],
    ],
  ] as const)('knows the headings of offices: %s %j', (kind, headings, fields) => {
    expect(proposeMapping(kind, headings, []).columns.map(({ field }) => field)).toEqual(fields);
  });

  it('sees by its values what a heading does not say, and is less sure of it', () => {
    const rows = [
      ['CN110569471A', 'x@y.example', 'C02F 1/44'],
      ['CN110569472A', 'z@y.example', 'B01D 67/00'],
    ];
    const { columns } = proposeMapping('listings', ['A', 'B', 'C'], rows);
    expect(columns.map(({ field }) => field)).toEqual(['patent.publicationNumber', 'contact.email', 'ipc']);
    expect(columns.every(({ share }) => share < 0.9)).toBe(true);
  });

  it('tells application numbers under a heading of both', () => {
    const { columns } = proposeMapping('listings', ['专利号', '名称'], [['ZL201910823456.0', '膜']]);
    expect(columns[0]?.field).toBe('patent.applicationNumber');
  });

  it('gives no field to two columns, and has samples of each', () => {
    const { columns } = proposeMapping(
      'listings',
      ['Title', 'Name', 'Note'],
      [
        ['A', 'B', ''],
        ['C', 'D', ''],
      ],
    );
    expect(columns.filter(({ field }) => field === 'title')).toHaveLength(1);
    expect(columns[0]).toMatchObject({ field: 'title', samples: ['A', 'C'], filled: 2 });
  });

  it('has one signature for the same headings in any order', () => {
    expect(signatureOf(['Title', ' patent  No '])).toBe(signatureOf(['PATENT NO', 'title']));
    expect(signatureOf(['Title'])).not.toBe(signatureOf(['Title', 'Name']));
  });
});

describe('a day', () => {
  it.each([
    ['19950403', '1995-04-03'],
    ['1995-4-3', '1995-04-03'],
    ['1995年4月3日', '1995-04-03'],
    ['1995/04/03', '1995-04-03'],
    ['03.04.1995', '1995-04-03'],
    ['13/04/1995', '1995-04-13'],
    ['04/13/1995', '1995-04-13'],
    ['3 April 1995', '1995-04-03'],
    ['April 03, 1995', '1995-04-03'],
    ['3 апреля 1995 г.', '1995-04-03'],
    ['1995-04-03T10:00:00Z', '1995-04-03'],
    ['05/05/1995', '1995-05-05'],
  ])('%s is read', (text, day) => {
    expect(readDay(text, undefined).value).toBe(day);
  });

  it('that can be read in two ways is asked back, and read as the file means it', () => {
    expect(readDay('03/04/1995', undefined).fault?.rule).toBe('cell.ambiguous_day');
    expect(readDay('03/04/1995', 'dmy').value).toBe('1995-04-03');
    expect(readDay('03/04/1995', 'mdy').value).toBe('1995-03-04');
  });

  it('that there is not is a fault', () => {
    for (const text of ['19951332', '31.02.1995', '1995', 'soon', '00/00/1995'])
      expect([text, readDay(text, 'dmy').fault?.rule]).toEqual([text, 'cell.day']);
  });

  it('has its order told by the other days of the file, unless they say both', () => {
    expect(dayOrderOf(['03/04/1995', '13/04/1995'])).toEqual({ dayOrder: 'dmy', hasAmbiguousDays: true });
    expect(dayOrderOf(['03/04/1995', '04/13/1995']).dayOrder).toBe('mdy');
    expect(dayOrderOf(['13/04/1995', '04/13/1995']).dayOrder).toBeUndefined();
    expect(dayOrderOf(['03/04/1995'])).toEqual({ dayOrder: undefined, hasAmbiguousDays: true });
    expect(dayOrderOf(['03.04.1995']).hasAmbiguousDays).toBe(false);
  });
});

describe('a cell', () => {
  it('that Excel broke is named and never guessed', () => {
    for (const path of ['patent.applicationNumber', 'externalId', 'title', 'patent.familyId'])
      expect(read(path, '2.01911E+12').fault?.rule).toBe('cell.excel_number');
    expect(read('patent.applicationNumber', '2019110000000').fault?.rule).toBe('cell.excel_number');
    expect(read('patent.publicationNumber', '2020-03-01', { isDay: true }).fault?.rule).toBe('cell.excel_day');
    expect(read('title', '#REF!').fault?.rule).toBe('cell.excel_error');
    expect(read('patent.applicationNumber', 'CN201910823456.0')).toEqual({ value: 'CN201910823456.0' });
  });

  it('of codes knows what they are called in each language, and refuses what it does not know', () => {
    expect(read('offers', '普通许可；合作开发').value).toEqual(['non_exclusive_licence', 'joint_development']);
    expect(read('offers', 'Exclusive license / Простая лицензия').value).toEqual([
      'exclusive_licence',
      'non_exclusive_licence',
    ]);
    expect(read('offers', 'barter').fault?.rule).toBe('cell.code');
    expect(read('kind', '实用新型').value).toBe('patent');
    expect(read('field', '新材料及其应用').value).toBe('materials');
  });

  it.each([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['12,5', 12.5],
    ['TRL 6', 6],
    ['6级', 6],
    ['1.234.567,8', 1234567.8],
    ['－3', -3],
  ])('of a number: %s', (text, number) => {
    expect(read('readiness.level', text).value).toBe(number);
  });

  it('of a number that could be two is none', () => {
    expect(read('readiness.level', '1,234').fault?.rule).toBe('cell.number');
    expect(read('readiness.level', 'high').fault?.rule).toBe('cell.number');
  });

  it('of a price has its currency and thousands from itself or its heading', () => {
    expect(read('price', '面议').value).toEqual({ kind: 'on_request' });
    expect(read('price', '10-20', { heading: '报价（万元）' }).value).toEqual({
      kind: 'range',
      min: { amount: '100000.00', currency: 'CNY' },
      max: { amount: '200000.00', currency: 'CNY' },
    });
    expect(read('price', '1,5 млн руб.').value).toEqual({
      kind: 'fixed',
      amount: { amount: '1500000.00', currency: 'RUB' },
    });
    expect(read('price', '80000').fault?.rule).toBe('cell.price');
    expect(read('budget', 'EUR 80 000').value).toEqual({ max: { amount: '80000.00', currency: 'EUR' } });
  });

  it('of text keeps comparisons, and says what it cleaned', () => {
    expect(read('title', 'lossless if T<tc and n>5')).toEqual({ value: 'lossless if T<tc and n>5' });
    expect(read('abstract', 'binds CO<sub>2</sub>')).toMatchObject({
      value: 'binds CO₂',
      notes: [{ rule: 'cell.cleaned' }],
    });
    expect(read('abstract', 'one\ntwo  three').value).toBe('one\ntwo  three');
  });

  it('of several codes takes those that there are and names the others', () => {
    expect(read('ipc', 'C02F 1/44 (2006.01)I; F99X 1/00')).toMatchObject({
      value: ['C02F 1/44'],
      notes: [{ rule: 'cell.ipc', value: 'F99X 1/00' }],
    });
    expect(read('ipc', 'water').fault?.rule).toBe('cell.ipc');
  });

  it('of people takes names in any list', () => {
    expect(read('inventors', '林晓；王磊').value).toEqual([{ name: '林晓' }, { name: '王磊' }]);
    expect(read('inventors', 'Hollis, Ada; Berg, Ida').value).toEqual([{ name: 'Hollis, Ada' }, { name: 'Berg, Ida' }]);
    expect(read('inventors', 'Ада Ветрова, Иван Орлов').value).toEqual([
      { name: 'Ада Ветрова' },
      { name: 'Иван Орлов' },
    ]);
  });
});

describe('a table of an office', () => {
  it('becomes rows of an import, with what was left out said per row', async () => {
    const csv = 'Title,Patent No,Filing date,Cabinet\nRing,US10123456B2,2015-03-04,7\nSeal,US2.01911E+12,03/04/1995,\n';
    const { mapped } = await mappedRows('listings', csv);
    expect(mapped[0]).toMatchObject({
      number: 2,
      row: {
        kind: 'patent',
        source: 'drawer',
        externalId: 'US10123456B2',
        publish: false,
        title: { en: { text: 'Ring', origin: 'person' } },
        patent: { publicationNumber: 'US10123456B2', filedOn: '2015-03-04' },
      },
      notes: [{ column: 'Cabinet', rule: 'row.column_left_out', value: '7' }],
      faults: [],
    });
    expect(mapped[1]?.faults).toMatchObject([{ column: 'Filing date', rule: 'cell.ambiguous_day' }]);
  });

  it('that names a broken number names its column too', async () => {
    const { mapped } = await mappedRows('listings', '名称,申请号\n膜,2.01911E+12\n');
    expect(mapped[0]?.faults).toMatchObject([{ column: '申请号', rule: 'cell.excel_number', value: '2.01911E+12' }]);
  });

  it('of the small-business programme needs nothing said', async () => {
    const csv =
      'Company,Award Title,Agency,Phase,Agency Tracking Number,Award Year,Abstract\nAcme,Ring,Department of Energy,Phase II,DE-7,2019,"The ring is lossless if T<tc and n>5 at 4 K; it binds CO<sub>2</sub>."\n';
    const { mapped } = await mappedRows('listings', csv);
    expect(mapped[0]?.row).toMatchObject({
      source: 'sbir',
      externalId: 'DE-7',
      kind: 'research_result',
      title: { en: { text: 'Ring' } },
      abstract: { en: { text: 'The ring is lossless if T<tc and n>5 at 4 K; it binds CO₂.' } },
      keywords: ['Department of Energy'],
      readiness: { scale: 'trl', level: 5, origin: 'self_declared' },
      offers: ['exclusive_licence', 'non_exclusive_licence', 'joint_development', 'service'],
      price: { kind: 'on_request' },
    });
    expect(mapped[0]?.notes.map(({ column }) => column)).toEqual(expect.arrayContaining(['Company', 'Award Year']));
  });

  it('with days of a patent but no number says that they were left out', async () => {
    const { mapped } = await mappedRows('listings', 'Title,Filing date\nRing,2015-03-04\n');
    expect(mapped[0]?.row).not.toHaveProperty('patent');
    expect(mapped[0]?.notes).toMatchObject([{ rule: 'row.patent_without_number' }]);
  });
});

describe.each(['listings', 'demands'] as const)('the template of %s', (kind) => {
  it.each(['zh', 'en', 'ru'] as const)('in %s is understood whole, and its example is no record', async (language) => {
    const rows = templateRows(kind, language);
    const csv = (await allOf(writeCsv(rows))).join('');
    const { columns, mapped } = await mappedRows(kind, csv);
    expect(columns.filter(({ field, share }) => field === '' || share < 1)).toEqual([]);
    expect(mapped).toMatchObject([{ faults: [], isExample: true }]);
  });
});

const text = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'Б',
      '膜',
      ' ',
      '\n',
      ';',
      ',',
      '|',
      '"',
      "'",
      '=',
      '-',
      '<',
      '&',
      '5',
      '[',
      '{',
      'E',
      '+',
      '_x0041_',
    ),
  })
  .map((one) => one.trim())
  .filter(Boolean);
const localized = fc.dictionary(
  fc.constantFrom('zh', 'en', 'ru'),
  fc.record({ text, origin: fc.constantFrom('person', 'machine') }),
  { minKeys: 1 },
);
const money = fc.record({
  amount: fc.constantFrom('1.00', '250000.50', '10'),
  currency: fc.constantFrom('CNY', 'EUR'),
});
const listing = fc.record(
  {
    source: fc.constant('erp'),
    externalId: fc.constantFrom('A-1', '2026/17', '专利 1'),
    publish: fc.boolean(),
    kind: fc.constantFrom('patent', 'software'),
    title: localized,
    abstract: localized,
    advantage: fc.record({
      comparator: localized,
      measures: fc.array(
        fc.record({ metric: text, value: fc.double({ noNaN: true, noDefaultInfinity: true }), unit: text }),
        { maxLength: 3 },
      ),
    }),
    ipc: fc.subarray(['C02F 1/44', 'B01D 67/00', 'A01']),
    keywords: fc.uniqueArray(text, { maxLength: 4 }),
    readiness: fc.record({
      scale: fc.constant('trl'),
      level: fc.integer({ min: 1, max: 9 }),
      origin: fc.constant('self_declared'),
    }),
    inventors: fc.array(fc.record({ name: text, affiliation: text }, { requiredKeys: ['name'] }), { maxLength: 3 }),
    offers: fc.subarray(['assignment', 'consulting']),
    price: fc.oneof(
      fc.record({ kind: fc.constant('fixed'), amount: money }),
      fc.record({ kind: fc.constant('range'), min: money, max: money }),
      fc.record({ kind: fc.constant('on_request'), note: text }),
    ),
    validUntil: fc.constant('2027-03-01'),
    contact: fc.record({ name: text, email: fc.constant('a@b.example') }),
    patent: fc.record(
      {
        publicationNumber: fc.constant('CN110569471A'),
        applicationNumber: fc.constant('CN201910823456.0'),
        legalEvents: fc.array(
          fc.record(
            { on: fc.constant('2020-01-02'), country: fc.constant('CN'), kind: fc.constant('granted'), note: text },
            { requiredKeys: ['on', 'country', 'kind'] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['publicationNumber'] },
    ),
    tiers: fc.record({ contact: fc.constant('T1') }),
    unpublishedInvention: fc.boolean(),
    differsFrom: fc.record({ listing: fc.constant('7f8d9e10-0000-4000-8000-000000000001'), reason: text }),
    territory: fc.oneof(
      fc.constant({ kind: 'worldwide' }),
      fc.constant({ kind: 'countries', countries: ['CN', 'RU'] }),
    ),
    restrictions: fc.constant({ notCountries: ['KP'] }),
  },
  { requiredKeys: ['source', 'externalId', 'publish', 'kind'] },
);
const json = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('an export', () => {
  it('has a cell for every field of a kind, and one for the rest', () => {
    for (const kind of ['listings', 'demands'] as const) {
      expect(cellsOfRow(kind, {})).toHaveLength(fieldsOf(kind).filter(({ isExported }) => isExported).length);
    }
  });

  it.each(['csv', 'xlsx'] as const)('as %s is read back as the very same rows', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(listing, { minLength: 1, maxLength: 4 }), async (given) => {
        const rows = json(given) as Record<string, unknown>[];
        const parts =
          format === 'csv'
            ? (await allOf(csvOfRows('listings', rows))).map((one) => new TextEncoder().encode(one))
            : await allOf(xlsxOfRows('listings', rows));
        const bytes = await joined(parts);
        const { mapped } = await mappedRows('listings', bytes);
        expect(mapped.map(({ row }) => row)).toEqual(rows);
        expect(mapped.flatMap(({ faults, notes }) => [...faults, ...notes])).toEqual([]);
      }),
      { numRuns: format === 'csv' ? 200 : 40 },
    );
  });

  it('holds texts that are longer than a cell of Excel', async () => {
    const events = Array.from({ length: 500 }, (_, n) => ({
      on: '2020-01-02',
      country: 'CN',
      kind: 'granted',
      note: `${'long '.repeat(20)}${n}`,
    }));
    const row = {
      source: 'erp',
      externalId: '1',
      publish: true,
      kind: 'patent',
      patent: { publicationNumber: 'CN110569471A', legalEvents: events },
    };
    const bytes = await joined(await allOf(xlsxOfRows('listings', [row])));
    const { mapped } = await mappedRows('listings', bytes);
    expect(mapped[0]?.row).toEqual(row);
  });

  it('has no cell that a program for tables would run', async () => {
    for (const first of ['=', '+', '-', '@', '\t']) {
      const [, , line = ''] = await allOf(
        csvOfRows('listings', [{ externalId: '1', title: { en: { text: `${first}cmd()`, origin: 'person' } } }]),
      );
      expect(line).not.toMatch(/(?:^|,)"?[=+\-@\t]/);
    }
  });
});
