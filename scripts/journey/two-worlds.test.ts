import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyOf, type Document, operationsOf } from './sample-request.ts';
import { type Answer, plant, type Secrets, type World } from './secret-world.ts';

const document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../packages/client/openapi.json'), 'utf8'),
) as Document;

/** Words that stand nowhere else, so that one in an answer can only have come from where it was planted. */
const places = new Map<string, string>();
const wordsOf = (world: string) => (place: string) => {
  const letters = [...`${world} ${place}`].map((letter) => (letter.codePointAt(0) ?? 0) % 26);
  const word = `zq${world}${letters.map((at) => String.fromCharCode(97 + at)).join('')}qz`;
  places.set(word, `${place} of ${world}`);
  return word;
};
const SECRETS: readonly Secrets[] = [
  { word: wordsOf('one'), patent: 'CN110569471A', company: 0 },
  { word: wordsOf('two'), patent: 'CN112345678A', company: 1 },
];
const RIVAL = 'a company of the same kind as the one behind it';
const worlds: World[] = [];
const observed: Map<string, Observed[]>[] = [];
beforeAll(async () => {
  worlds.push(...(await Promise.all(SECRETS.map(plant))));
  for (const world of worlds) observed.push(await observe(world));
}, 900_000);
afterAll(async () => {
  for (const { exchange } of worlds) await exchange.stop();
});

type Request = { method: string; path: string; body?: unknown };

/** Requests of the whole document about what was planted; the same in each world. */
function requests({ ids }: World): Request[] {
  const all = operationsOf(document).filter(({ path }) => !/organisations\/\{id\}\/./.test(path));
  return all.flatMap(({ method, path }): Request[] => {
    const { query, body } = bodyOf(document, { method, path });
    const kind = path.split('/')[2] ?? '';
    const known = ids[kind] ?? [];
    // A write is tried where it could only be refused: on what belongs to others.
    if (method !== 'get' && (!path.includes('{id}') || !(kind in ids))) return [];
    const named = path.includes('{id}') ? known : [''];
    const queries = path.includes('{id}') ? [query] : QUERIES.flatMap((one) => one(path, ids) ?? []).concat(query);
    return named.flatMap((id) =>
      queries.map((asked) => ({
        method: method.toUpperCase(),
        path: path.replace('{id}', id).replace(/\{\w+\}/g, ids['deals']?.[0] ?? '') + asked,
        ...(body === undefined ? {} : { body }),
      })),
    );
  });
}
type Query = (path: string, ids: World['ids']) => string[] | undefined;
/** Without those of organisations, whose order each of the two companies knows. */
const RECORD_CHANGES = ['listing', 'demand', 'pair', 'deal', 'contract'].map((kind) => `?kind=${kind}`);
const QUERIES: readonly Query[] = [
  (path) => (/search$/.test(path) ? ['?q=fluoride', '?q=water&limit=1', '?q=Mills', '?sort=newest'] : undefined),
  (path, ids) =>
    ['/api/pairs', '/api/pairs/near-misses', '/api/pairs/interest'].includes(path)
      ? [`?listing=${ids['listings']?.[0]}`, `?demand=${ids['demands']?.[0]}`]
      : undefined,
  (path) => (path === '/api/ledger' ? ['?view=chain'] : undefined),
  (path) => (path === '/api/changes' ? RECORD_CHANGES : undefined),
  (path) => (path === '/api/statistics/contracts' ? ['?of=public&by=month', '?of=public&by=agency'] : undefined),
  (path, ids) => (path === '/api/title/encumbrances' ? [`?listing=${ids['listings']?.[0]}`] : undefined),
  (path) => (path === '/api/organisations/find' ? ['?name=Northern%20Mills', '?name=Southern'] : undefined),
];
/** Questions about the secrets themselves: answers to them are compared, their words are echoed by nobody. */
const aboutSecrets = (): Request[] =>
  [...places.keys(), ...SECRETS.map(({ patent }) => patent)].flatMap((word) =>
    ['listings', 'demands', 'pairs'].map((kind) => ({ method: 'GET', path: `/api/${kind}/search?q=${word}` })),
  );

/** An answer without what is made anew in every world: ids by the order of their coming, moments, hashes, cursors. */
function masked(text: string, seen: Map<string, string>): string {
  return text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      if (!seen.has(id)) seen.set(id, `id${seen.size}`);
      return seen.get(id) ?? '';
    })
    .replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'moment')
    .replace(/"(nextCursor|requestId|hash|previousHash|rootHash|keyId|signature)":"[^"]*"/g, '"$1":"made anew"')
    .replace(/"keys":\["[0-9a-f]{16}"\]/g, '"keys":"made anew"')
    .replace(/"(remaining|used|tookMs|ms)":\d+/g, '"$1":0');
}

type Observed = { request: Request; answer: Answer };
const AT_ONCE = 8;

/** What each outsider is told in a world. */
async function observe(world: World): Promise<Map<string, Observed[]>> {
  const all = new Map<string, Observed[]>();
  for (const [who, key] of Object.entries(world.outsiders)) {
    // Who the rival itself is differs between the worlds, as it knows.
    const about = requests(world).filter(({ path }) => who !== RIVAL || !/organisations|\/me$|\/changes$/.test(path));
    const asked = [...about, ...aboutSecrets()];
    const told: Observed[] = [];
    let next = 0;
    const work = async () => {
      for (let at = next++; at < asked.length; at = next++) {
        const request = asked[at];
        if (request) told[at] = { request, answer: await world.ask(key, request.method, request.path, request.body) };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    all.set(who, told);
  }
  return all;
}

const isAboutSecrets = ({ path }: Request) => aboutSecrets().some((one) => one.path === path);

it('the word of no secret is in any answer, header or error to who may not know, nor in any log', () => {
  const told = new Set<string>();
  for (const [at, world] of worlds.entries()) {
    for (const [who, answers] of observed[at] ?? []) {
      expect(answers.length).toBeGreaterThan(100);
      for (const { request, answer } of answers) {
        const { method, path } = request;
        if (answer.status >= 500) told.add(`${who}: ${method} ${path} answers ${answer.status}`);
        if (isAboutSecrets(request)) continue;
        const text = answer.body + answer.headers;
        for (const [word, place] of places)
          if (text.includes(word)) told.add(`${who}: ${method} ${path} tells the ${place}`);
        if (SECRETS.some(({ patent }) => text.includes(patent.slice(2, 11))))
          told.add(`${who}: ${path} tells the patent`);
      }
    }
    const logs = world.logs();
    expect(logs.length).toBeGreaterThan(1000);
    for (const [word, place] of places) if (logs.includes(word)) told.add(`a log tells the ${place}`);
  }
  expect([...told]).toEqual([]);
});

it('worlds that differ only in secrets answer alike to everybody who may not know', () => {
  const differences: unknown[] = [];
  for (const who of observed[0]?.keys() ?? []) {
    const views = worlds.map((world, at) => {
      const { behind, rival } = world.companies;
      const isRival = who === RIVAL;
      const seen = new Map<string, string>(
        isRival
          ? [
              [behind.id, 'behind'],
              [rival.id, 'rival'],
            ]
          : [],
      );
      // What was planted comes first, so that the same record has the same mask in both.
      for (const id of Object.values(world.ids).flat()) if (!seen.has(id)) seen.set(id, `planted${seen.size}`);
      return (observed[at]?.get(who) ?? []).map(({ request, answer }) => {
        const { status, body } = answer;
        const text = isRival ? body.replaceAll(rival.name, 'rival').replaceAll(behind.name, 'behind') : body;
        return { request, text: `${status} ${masked(text, seen)}` };
      });
    });
    const [left = [], right = []] = views;
    expect(left.length).toBe(right.length);
    for (const [at, { request, text }] of left.entries()) {
      if (text === right[at]?.text) continue;
      differences.push({
        who,
        request: `${request.method} ${request.path}`,
        texts: [text.slice(0, 700), right[at]?.text.slice(0, 700)],
      });
    }
  }
  expect(differences).toEqual([]);
});
