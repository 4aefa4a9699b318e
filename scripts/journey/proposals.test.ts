import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schemas } from '@techbourse/client';
import {
  csvLine,
  defaultsOf,
  openSource,
  proposeMapping,
  rowMapper,
  type SourceRow,
  writeXlsx,
} from '@techbourse/import-formats';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailToken } from '../../infra/local/supervisor/plan.mjs';
import { encoded } from '../../packages/import-formats/test/files.ts';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { linkFor } from '../demo/browser.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

const PASSWORD = 'kettle-lantern-orchard';
type Organisation = Awaited<ReturnType<Exchange['organisation']>>;
type Bytes = Uint8Array<ArrayBuffer>;

let exchange: Exchange;
let university: Organisation;
let company: Organisation;
beforeAll(async () => {
  exchange = await startExchange();
  university = await exchange.organisation('Institute of Slow Rivers', 'university');
  company = await exchange.organisation('Tern Island Power', 'company');
}, 600_000);
afterAll(() => exchange?.stop());

const english = (text: string) => ({ en: { text, origin: 'person' as const } });
const lines = (rows: readonly (readonly string[])[]) => rows.map((row) => csvLine(row)).join('');

const AWARD = [
  ['Company', 'Award Title', 'Agency', 'Phase', 'Program', 'Agency Tracking Number', 'Award Year', 'Abstract'],
  [
    'Marlow Optics LLC',
    'Fibre Sensor for Hydrogen Leaks',
    'Department of Energy',
    'Phase II',
    'SBIR',
    'DE-77120',
    '2024',
    'A palladium-coated optical fibre sensor finds hydrogen leaks of 40 ppm in pipelines within four seconds, without any spark.',
  ],
];
const DOCDB = `<?xml version="1.0" encoding="UTF-8"?>
<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">
 <exch:exchange-document country="EP" doc-number="3987654" kind="A1" family-id="68123456" doc-id="520001" date-publ="20220427" status="A">
  <exch:bibliographic-data>
   <exch:publication-reference data-format="docdb"><document-id lang="en"><country>EP</country><doc-number>3987654</doc-number><kind>A1</kind><date>20220427</date></document-id></exch:publication-reference>
   <exch:classifications-ipcr><classification-ipcr sequence="1"><text>F03D   1/  06        20060101AFI20220427BHEP        </text></classification-ipcr></exch:classifications-ipcr>
   <exch:application-reference data-format="docdb"><document-id><country>EP</country><doc-number>20203456</doc-number><kind>A</kind><date>20201022</date></document-id></exch:application-reference>
   <exch:parties><exch:applicants><exch:applicant sequence="1" data-format="docdba"><exch:applicant-name><name>INSTITUTE OF SLOW RIVERS</name></exch:applicant-name></exch:applicant></exch:applicants></exch:parties>
   <exch:invention-title lang="en">Wind turbine blade with a leading edge heated by carbon fibre</exch:invention-title>
  </exch:bibliographic-data>
  <exch:abstract lang="en"><exch:p>Carbon fibre laid under the leading edge of a wind turbine blade is heated by current, so that ice does not adhere to the blade.</exch:p></exch:abstract>
 </exch:exchange-document>
</exch:exchange-documents>`;
const NASA = {
  results: [
    [
      '5f3a',
      'MSC-TOPS-131',
      'Regolith <span class="highlight">Dust</span> Shield',
      'An electrodynamic shield moves lunar dust off solar panels and optics by travelling electric fields without moving parts.',
      'MSC-26999-1',
      'mechanical and fluid systems',
      '',
      '',
      '',
      'JSC',
      'https://technology.example/image.png',
      '',
      7.4,
    ],
  ],
  total: 1,
  perpage: 10,
  page: 0,
};

type Kind = {
  name: string;
  file: () => Promise<Blob> | Blob;
  title: string;
  need: { title: string; problem: string; keywords: string[]; ipc?: string[] };
};
const KINDS: readonly Kind[] = [
  {
    name: 'CSV with semicolons in GB18030',
    title: '盐湖卤水提锂吸附剂',
    file: () =>
      new Blob([
        encoded(
          [
            ['成果编号', '成果名称', '摘要', 'IPC分类号', '关键词', '转让方式', '技术成熟度'],
            [
              'SL-01',
              '盐湖卤水提锂吸附剂',
              '锰系吸附剂从高镁锂比盐湖卤水中提取锂，吸附容量每克三十五毫克，循环三百次后保持百分之九十二。',
              'C22B 26/12',
              '提锂；吸附剂；盐湖卤水',
              '普通许可',
              '6',
            ],
          ]
            .map((row) => `${row.join(';')}\r\n`)
            .join(''),
          'gb18030',
        ) as Bytes,
      ]),
    need: {
      title: 'Lithium from salt lake brine',
      problem:
        'We look for a manganese sorbent that takes lithium out of salt lake brine (盐湖卤水提锂吸附剂) of high magnesium content.',
      keywords: ['提锂', '盐湖卤水', '吸附剂', 'lithium'],
      ipc: ['C22B 26/12'],
    },
  },
  {
    name: 'XLSX',
    title: 'Cold spray nozzle for copper',
    file: async () =>
      new Blob(
        (await Array.fromAsync(
          writeXlsx([
            ['Tech ID', 'Title', 'Abstract', 'IPC', 'Keywords', 'Licence type', 'TRL'],
            [
              'N-3',
              'Cold spray nozzle for copper',
              'A cold spray nozzle deposits copper on aluminium busbars at 480 degrees with 97 per cent density.',
              'C23C 24/04',
              'cold spray; copper',
              'Non-exclusive licence',
              '7',
            ],
          ]),
        )) as (string | Bytes)[],
      ),
    need: {
      title: 'Copper coating of aluminium busbars',
      problem: 'Aluminium busbars need a dense copper coating by cold spray, made with a nozzle that does not clog.',
      keywords: ['cold spray', 'copper'],
      ipc: ['C23C 24/04'],
    },
  },
  {
    name: 'DOCDB XML',
    title: 'Wind turbine blade with a leading edge heated by carbon fibre',
    file: () => new Blob([DOCDB]),
    need: {
      title: 'Ice-free wind turbine blades',
      problem:
        'Ice adheres to the leading edge of our wind turbine blades; a heated leading edge of carbon fibre would keep it off.',
      keywords: ['wind turbine', 'ice'],
      ipc: ['F03D 1/06'],
    },
  },
  {
    name: 'JSON of NASA T2',
    title: 'Regolith Dust Shield',
    file: () => new Blob([JSON.stringify(NASA)]),
    need: {
      title: 'Dust off solar panels without moving parts',
      problem:
        'Dust settles on our solar panels. An electrodynamic shield could move the dust off by travelling electric fields.',
      keywords: ['dust', 'solar panels', 'mechanical and fluid systems'],
    },
  },
  {
    name: 'CSV of SBIR awards',
    title: 'Fibre Sensor for Hydrogen Leaks',
    file: () => new Blob([lines(AWARD)]),
    need: {
      title: 'Hydrogen leak detection in pipelines',
      problem:
        'We need an optical fibre sensor that finds hydrogen leaks in pipelines within seconds and makes no spark.',
      keywords: ['hydrogen', 'optical fibre sensor', 'SBIR'],
    },
  },
];

/** The rows of a file as the wizard sends them: by what it is recognised as, and the mapping proposed for it. */
async function rowsOf(file: Blob) {
  const source = await openSource(file);
  const headings = source.shape === 'table' ? source.headings : [];
  const rows: SourceRow[] = await Array.fromAsync(source.rows());
  const sample = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
  const { columns, dayOrder } = proposeMapping('listings', headings, sample);
  const known = source.shape === 'records' ? { known: source.known } : { headings };
  const mapping = {
    source: 'file',
    columns: Object.fromEntries(columns.map(({ heading, field }) => [heading, field])),
    dayOrder,
    ...defaultsOf('listings', known),
  };
  const mapped = rows.map(rowMapper('listings', mapping, { headings, publish: true }));
  expect(mapped.flatMap(({ faults }) => faults)).toEqual([]);
  return mapped.map(({ row }) => row);
}

async function postNeed(changes: Parameters<typeof exampleDemand>[0]) {
  const body = exampleDemand(changes) as Schemas['NewDemandInput'];
  const need = await company.api.post('/api/demands', { body });
  return company.api.post('/api/demands/{id}/open', { path: { id: need.id }, body: { expectedVersion: 1 } });
}

describe('a file of each kind', () => {
  it.each(KINDS)(
    '$name becomes a published listing and meets the need that it fits',
    async ({ file, title, need }) => {
      const rows = await rowsOf(await file());
      const { results } = await university.api.post('/api/listings/import', { body: { rows } });
      expect(results).toMatchObject([{ status: 'created', state: 'published', issues: [] }]);
      const id = results[0]?.id ?? '';
      const listing = await company.api.get('/api/listings/{id}', { path: { id } });
      expect(Object.values(listing.title ?? {}).map(({ text }) => text)).toEqual([title]);
      const { keywords, ipc = [] } = need;
      const posted = await postNeed({
        title: english(need.title),
        problem: english(need.problem),
        keywords,
        ipc,
        requiredResults: [],
        dealKinds: ['non_exclusive_licence', 'exclusive_licence'],
      });
      await waitFor(
        async () => {
          const found = await university.api.get('/api/pairs', { query: { listing: id } }).catch(() => undefined);
          return found?.items.some(({ demand }) => demand.id === posted.id) ?? false;
        },
        { deadlineMs: 180_000, everyMs: 500, what: `the pair of ${title}` },
      );
    },
    240_000,
  );
});

describe.skipIf(browserProgram === undefined)('proposals side by side (skipped where there is no Chromium)', () => {
  let reader: Reader;
  let need: Schemas['Demand'];
  const address = () => `/app/demands/${need.id}/proposals`;

  beforeAll(async () => {
    need = await postNeed({
      title: english('Blades that shed ice'),
      requiredResults: [
        { metric: 'adhesion of ice', comparison: 'at_most', value: 30, unit: 'kPa' },
        { metric: 'service life', comparison: 'at_least', value: 5, unit: 'years' },
      ],
      readinessWanted: 5,
    });
    reader = await signedIn(company, 'Vera Lind');
  }, 240_000);
  afterAll(() => reader?.[Symbol.asyncDispose]());

  const propose = async (title: string, measures: { metric: string; value: number; unit: string }[], level: number) => {
    const body = {
      kind: 'research_result',
      title: english(title),
      abstract: english('A coating to which ice does not adhere.'),
      ipc: ['C09D 5/00'],
      readiness: { scale: 'trl', level, origin: 'self_declared' },
      offers: ['non_exclusive_licence'],
      price: { kind: 'on_request' },
      advantage: { comparator: english('bare steel'), measures },
      // what is for verified organisations is compared as well: the reader is one
      tiers: { advantage: 'T1' },
    } as Schemas['ListingContentInput'];
    const { id } = await university.api.post('/api/listings', { body });
    await university.api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: 1 } });
    const note = `We propose: ${title}`;
    const deal = { listingId: id, demandId: need.id, note };
    await waitFor(
      async () => (await university.api.post('/api/deals', { body: deal }).catch(() => undefined)) !== undefined,
      { deadlineMs: 60_000, everyMs: 500, what: 'the deal' },
    );
  };

  it('says what to do while there are none, and shows the first one without a reload', async () => {
    const { page } = reader;
    await page.goto(`/app/demands/${need.id}`);
    await page.getByRole('link', { name: 'Proposals' }).click();
    await page.getByText('Nobody has proposed anything yet.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const measured = [
      { metric: 'Ice adhesion', value: 0.031, unit: 'MPa' },
      { metric: 'Service life', value: 72, unit: 'months' },
    ];
    await propose('Silicone with oil', measured, 6);
    await page.getByRole('heading', { name: 'Silicone with oil' }).waitFor();
    await page.getByText('31 kPa').waitFor();
    await page.getByText('0.031 MPa').waitFor();
    await page.getByText('1 reached, 1 not reached, 0 open').waitFor();
  });

  it('are shortlisted, taken off again, declined with a reason and taken up again from there', async () => {
    const { page } = reader;
    await propose('Wax in pores', [{ metric: 'Ice adhesion', value: 22, unit: 'kPa' }], 4);
    const card = (title: string) => page.getByRole('article', { name: title });
    await card('Wax in pores').getByText('22 kPa').waitFor();
    const shots = process.env.SHOTS;
    if (shots) await page.screenshot({ path: join(shots, 'wide.png'), fullPage: true });
    await card('Wax in pores').getByRole('button', { name: 'Shortlist' }).click();
    await card('Wax in pores').getByText('on the shortlist').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await card('Wax in pores').getByRole('button', { name: 'Shortlist' }).waitFor();

    await card('Silicone with oil').getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Benefit unclear' }).check();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await card('Silicone with oil').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Declined (1)' }).click();
    await card('Silicone with oil').getByText('Benefit unclear').waitFor();
    await card('Silicone with oil').getByRole('button', { name: 'Take up again' }).click();
    await page.getByRole('link', { name: 'In progress (2)' }).click();
    await card('Silicone with oil').waitFor();
  });

  it.each([
    ['中文', '收到的方案'],
    ['Русский', 'Предложения'],
    ['English', 'Proposals'],
  ])(
    'read well in %s, on a phone, on a wide screen and on paper',
    async (name, title) => {
      const { page } = reader;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto('/app');
      await page.getByRole('button', { name: 'Vera Lind' }).click();
      const changed = page.waitForResponse(/\/api\/account$/);
      await page.getByRole('menuitem', { name }).click();
      await changed;
      const tag = { 中文: 'zh', Русский: 'ru' }[name] ?? 'en';
      await page.locator(`html[lang^="${tag}"]`).waitFor();
      for (const [width, colorScheme, media] of [
        [360, 'dark', 'screen'],
        [1280, 'light', 'screen'],
        [800, 'light', 'print'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, media });
        await page.goto(address());
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.getByRole('heading', { name: 'Wax in pores' }).waitFor();
        const shots = process.env.SHOTS;
        if (shots) await page.screenshot({ path: join(shots, `${title}-${width}-${media}.png`), fullPage: true });
        const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        expect([width, media, Math.max(0, overflow)]).toEqual([width, media, 0]);
        if (media === 'screen') expect([width, await seriousFaults(page)]).toEqual([width, []]);
      }
      await page.emulateMedia({ media: 'screen' });
    },
    240_000,
  );

  it('break no policy and no script of them fails', () => {
    expect(reader.complaints).toEqual([]);
  });
});

/** A person of an organisation, who signs up by mail and comes in by an invitation. */
async function signedIn({ id }: Organisation, name: string): Promise<Reader> {
  const url = exchange.url.replace('127.0.0.1', 'localhost');
  const reader = await openReader(url);
  const { request } = reader.page.context();
  const email = `${name.toLowerCase().replace(' ', '.')}@people.example`;
  const headers = { origin: url };
  const post = async (path: string, data: object) => {
    const reply = await request.post(path, { headers, data });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
  };
  const since = Date.now();
  await post('/api/account/sign-up', { email, name, language: 'en', password: PASSWORD });
  const secrets = JSON.parse(readFileSync(join(exchange.dir, 'secrets.json'), 'utf8'));
  const { token } = await linkFor(`${exchange.url}/dev/mail?token=${mailToken(secrets)}`, email, since);
  await post('/api/account/confirm', { token, password: PASSWORD });
  const invited = await exchange.operator.post('/api/organisations/{id}/invitations', {
    path: { id },
    body: { email, role: 'owner', language: 'en' },
  });
  await post(`/api/memberships/invitations/${invited.id}/answer`, { answer: 'accept' });
  return reader;
}
