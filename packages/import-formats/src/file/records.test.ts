import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, fileOf, mappedRows, tableIn } from '../../test/files.ts';
import { inFamilies } from './family.ts';
import { jsonItems } from './json.ts';
import { openSource } from './read.ts';

async function* parts(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

describe('a list in JSON', () => {
  it('gives its members however it is cut, with brackets and quotes inside texts', async () => {
    const member = fc.record({
      t: fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', 'a', ',') }),
      l: fc.array(fc.integer()),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (members, size, isWrapped) => {
          const text = JSON.stringify(
            isWrapped ? { count: 3, names: ['x'], results: members } : members,
            null,
            size % 2,
          );
          const items = await allOf(jsonItems(parts(text, size)));
          expect(items.map(({ value }) => value)).toEqual(members);
        },
      ),
    );
  });

  it('that breaks off is a fault, after the members before', async () => {
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const { value } of jsonItems(parts('[{"a":1},{"a":2},{"a"', 4))) found.push(value);
    })();
    await expect(reading).rejects.toMatchObject({ rule: 'file.json' });
    expect(found).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('of foreign records becomes a table; what stands inside others is named with it', async () => {
    const list = [
      { title: 'A', owner: { name: 'X' }, tags: ['a', 'b'] },
      { title: 'B', year: 2020 },
    ];
    const { headings, rows } = await tableIn(JSON.stringify({ data: list }));
    expect(headings).toEqual(['title', 'owner.name', 'tags', 'year']);
    expect(rows).toEqual([
      ['A', 'X', 'a; b', ''],
      ['B', '', '', '2020'],
    ]);
  });

  it('of own rows needs no mapping, one a line or in a list', async () => {
    const row = { kind: 'patent', externalId: '1', title: { en: { text: 'T', origin: 'person' } } };
    for (const text of [
      JSON.stringify([row]),
      `${JSON.stringify(row)}\n${JSON.stringify(row)}\n`,
      JSON.stringify(row),
    ]) {
      const { source, rows } = await tableIn(text);
      expect(source).toMatchObject({ shape: 'records', known: 'own' });
      expect(rows[0]).toEqual(row);
    }
  });

  it('of NASA has no names: its places are known', async () => {
    const result = [
      '5f1',
      'LAR-TOPS-77',
      'Thin <span class="highlight">film</span>',
      'A film with CO<sub>2</sub> &lt; 5 ppm.',
      'LAR-19999-1',
      'materials and coatings',
      '',
      '',
      '',
      'LARC',
      'https://nasa.example/a.png',
      '',
      8.1,
    ];
    const { mapped } = await mappedRows(
      'listings',
      JSON.stringify({ results: [result, result], count: 2, total: 2, perpage: 10, page: 0 }),
    );
    expect(mapped[0]?.row).toMatchObject({
      source: 'nasa-t2',
      title: { en: { text: 'Thin film' } },
      abstract: { en: { text: 'A film with CO₂ < 5 ppm.' } },
      keywords: ['materials and coatings'],
    });
    expect(mapped[0]?.faults).toEqual([]);
    expect(mapped[0]?.notes.map(({ rule }) => rule)).toContain('row.column_left_out');
  });
});

const OPS = `<?xml version="1.0" encoding="UTF-8"?>
<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">
 <exchange-documents><exchange-document system="ops.epo.org" family-id="12345678" country="EP" doc-number="0666666" kind="A1">
  <bibliographic-data>
   <publication-reference>
    <document-id document-id-type="docdb"><country>EP</country><doc-number>3456789</doc-number><kind>A1</kind><date>20190327</date></document-id>
    <document-id document-id-type="epodoc"><doc-number>EP3456789</doc-number><date>20190327</date></document-id>
   </publication-reference>
   <classifications-ipcr><classification-ipcr sequence="1"><text>C02F   1/  44        20060101AFI20190101BHEP        </text></classification-ipcr></classifications-ipcr>
   <patent-classifications>
    <patent-classification sequence="1"><classification-scheme office="EP" scheme="CPCI"/><section>B</section><class>01</class><subclass>D</subclass><main-group>67</main-group><subgroup>0093</subgroup></patent-classification>
    <patent-classification sequence="2"><classification-scheme office="EP" scheme="CPCI"/><section>F</section><class>88</class><subclass>B</subclass><main-group>1</main-group><subgroup>00</subgroup></patent-classification>
   </patent-classifications>
   <application-reference doc-id="1"><document-id document-id-type="docdb"><country>EP</country><doc-number>17190001</doc-number><kind>A</kind><date>20170908</date></document-id></application-reference>
   <priority-claims><priority-claim sequence="1" kind="national"><document-id document-id-type="epodoc"><doc-number>DE20161</doc-number><date>20160909</date></document-id></priority-claim></priority-claims>
   <parties>
    <applicants><applicant sequence="1" data-format="epodoc"><applicant-name><name>WASSERWERK GMBH [DE]</name></applicant-name></applicant>
     <applicant sequence="1" data-format="original"><applicant-name><name>Wasserwerk GmbH, </name></applicant-name></applicant></applicants>
    <inventors><inventor sequence="1" data-format="original"><inventor-name><name>Berg, Ida</name></inventor-name></inventor></inventors>
   </parties>
   <invention-title lang="de">BESCHICHTETE MEMBRAN</invention-title><invention-title lang="en">COATED MEMBRANE</invention-title><invention-title lang="zh">涂层膜</invention-title>
  </bibliographic-data>
  <abstract lang="en"><p>A membrane that keeps CO<sub>2</sub> back if T&lt;30 &#176;C.</p></abstract>
 </exchange-document></exchange-documents>
</ops:world-patent-data>`;

describe('bibliographic XML', () => {
  it('gives titles by language, number, family, codes, days and people', async () => {
    const { mapped, source } = await mappedRows('listings', OPS);
    expect(source).toMatchObject({ shape: 'records', known: 'patents', nature: { format: 'xml', encoding: 'utf-8' } });
    expect(mapped).toHaveLength(1);
    expect(mapped[0]?.row).toMatchObject({
      source: 'docdb',
      externalId: 'EP3456789A1',
      kind: 'patent',
      title: { en: { text: 'COATED MEMBRANE' }, zh: { text: '涂层膜' } },
      abstract: { en: { text: 'A membrane that keeps CO₂ back if T<30 °C.' } },
      ipc: ['C02F 1/44', 'B01D 67/0093'],
      inventors: [{ name: 'Berg, Ida' }],
      patent: {
        publicationNumber: 'EP3456789A1',
        familyId: '12345678',
        priorityOn: '2016-09-09',
        filedOn: '2017-09-08',
        publishedOn: '2019-03-27',
        applicants: [{ name: 'Wasserwerk GmbH' }],
      },
    });
  });

  it('says what it left out: a title in another language, a code that there is not', async () => {
    const { mapped } = await mappedRows('listings', OPS);
    expect(mapped[0]?.notes).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ column: 'invention-title', rule: 'text.language', value: 'BESCHICHTETE MEMBRAN' }),
        expect.objectContaining({ rule: 'ipc.left_out', value: 'F88B 1/00' }),
      ]),
    );
  });

  it('of a family gives one record with each member and its legal events', async () => {
    const member = (
      code: string,
      desc: string,
    ) => `<ops:family-member family-id="77"><publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>2000001</doc-number><kind>B1</kind></document-id></publication-reference>
      <ops:legal code="${code}" desc="${desc}"><ops:L001EP desc="Country Code">EP</ops:L001EP><ops:L007EP desc="Date last exchanged">2011-05-04</ops:L007EP></ops:legal></ops:family-member>`;
    const text = `<ops:world-patent-data xmlns:ops="o"><ops:patent-family>${member('PG25', 'LAPSED IN A CONTRACTING STATE')}${member('XYZ', 'SOMETHING ELSE')}</ops:patent-family></ops:world-patent-data>`;
    const { mapped } = await mappedRows('listings', text);
    expect(mapped[0]?.row.patent).toMatchObject({
      familyId: '77',
      legalEvents: [{ on: '2011-05-04', country: 'EP', kind: 'lapsed' }],
    });
    expect(mapped).toHaveLength(1);
    expect(mapped[0]?.notes).toMatchObject([{ rule: 'patent.event_unknown' }]);
  });

  it('puts the documents of a family into one record, and others apart', async () => {
    const document = (family: string, country: string, number: string, kind: string, title = '') =>
      `<exchange-document family-id="${family}" country="${country}" doc-number="${number}" kind="${kind}">${title && `<bibliographic-data><invention-title lang="${title === '膜' ? 'zh' : 'en'}">${title}</invention-title></bibliographic-data>`}</exchange-document>`;
    const text = `<exchange-documents>${[
      document('5', 'EP', '2000001', 'A1', 'MEMBRANE'),
      document('5', 'EP', '2000001', 'B1'),
      document('5', 'US', '2019123456', 'A1'),
      document('5', 'CN', '110569471', 'A', '膜'),
      document('6', 'EP', '2000002', 'A1', 'PUMP'),
    ].join('')}</exchange-documents>`;
    const { mapped } = await mappedRows('listings', text);
    expect(mapped.map(({ number }) => number)).toEqual([1, 5]);
    expect(mapped[0]?.row).toMatchObject({
      title: { en: { text: 'MEMBRANE' }, zh: { text: '膜' } },
      patent: {
        publicationNumber: 'EP2000001A1',
        family: [{ publicationNumber: 'US20190123456A1' }, { publicationNumber: 'CN110569471A' }],
      },
    });
    expect(mapped[1]?.row.patent).not.toHaveProperty('family');
  });

  it('joins the documents of a family wherever they stand, and holds only families that are not yet whole', async () => {
    const doc = (family: number, country: string, number: number) =>
      `<exchange-document family-id="${family}" country="${country}" doc-number="${number}" kind="A1"><bibliographic-data><invention-title lang="en">T${family}</invention-title></bibliographic-data></exchange-document>`;
    const families = Array.from({ length: 40 }, (_, n) => n + 1);
    const [european, american] = [
      families.map((n) => doc(n, 'EP', 2_000_000 + n)),
      families.map((n) => doc(n, 'US', 2_019_123_400 + n)),
    ];
    const text = `<d>${[...european, doc(99, 'EP', 3_000_001), ...american].join('')}</d>`;
    const { mapped } = await mappedRows('listings', text);
    expect(mapped).toHaveLength(41);
    // One that is whole comes at once, before those that wait.
    expect(mapped[0]).toMatchObject({ number: 41, row: { patent: { publicationNumber: 'EP3000001A1' } } });
    for (const [index, n] of families.entries()) {
      expect(mapped[index + 1]).toMatchObject({
        number: n,
        notes: [],
        row: {
          patent: {
            publicationNumber: `EP${2_000_000 + n}A1`,
            family: [{ publicationNumber: `US${2_019_123_400 + n}`.replace('US2019', 'US20190') + 'A1' }],
          },
        },
      });
    }
  });

  it('names each document of a family that stands too far apart to be waited for', async () => {
    const row = (familyId: string, externalId: string) => ({
      notes: [],
      record: { externalId, patent: { familyId, publicationNumber: externalId } },
    });
    async function* documents() {
      yield row('1', 'EP2000001A1');
      for (let n = 2; n < 30; n++) yield row(String(n), `EP20000${String(n).padStart(2, '0')}A1`);
      for (let n = 2; n < 30; n++) yield row(String(n), `CN1105694${String(n).padStart(2, '0')}A`);
      yield row('1', 'US20190123456A1');
    }
    const given = await Array.fromAsync(inFamilies(documents, 500));
    expect(given.flatMap(({ record }) => record.externalId)).toContain('US20190123456A1');
    const apart = given.filter(({ notes }) => notes.some(({ rule }) => rule === 'patent.family_apart'));
    expect(apart.at(-1)).toMatchObject({
      record: { externalId: 'US20190123456A1' },
      notes: [{ value: 'US20190123456A1' }],
    });
    // Nothing is lost: each document is a row, or a member of one.
    const members = given.flatMap(({ record }) => (record.patent as { family?: unknown[] }).family ?? []);
    expect(given.length + members.length).toBe(58);
  });

  it('is read as it comes: the first record before the last has been written', async () => {
    const text = `<r>${'<exchange-document country="EP" doc-number="1000001" kind="A1"/>'.repeat(3000)}`;
    const source = await openSource(fileOf(text));
    const rows = source.rows();
    const first = await rows.next();
    expect(first.value).toMatchObject({ number: 1 });
    await rows.return(undefined);
  });

  it('that is no XML, or refers to other files, is refused with its line or not followed', async () => {
    await expect(tableIn('<a>\n<b></c></a>')).rejects.toMatchObject({
      rule: 'file.xml',
      message: expect.stringContaining('line 2'),
    });
    await expect(
      tableIn('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><b><c>&x;</c></b><b><c>1</c></b></a>'),
    ).rejects.toMatchObject({ rule: 'file.xml' });
  });

  it('of any other kind becomes a table of what repeats', async () => {
    const { headings, rows } = await tableIn(
      '<list><item id="1"><title lang="en">A</title><title lang="ru">Б</title></item><item id="2"><title lang="en">C</title><code>x</code><code>y</code></item></list>',
    );
    expect(headings).toEqual(['@id', 'title (en)', 'title (ru)', 'code']);
    expect(rows).toEqual([
      ['1', 'A', 'Б', ''],
      ['2', 'C', '', 'x; y'],
    ]);
  });
});
