import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { connect } from '@techbourse/db';
import { actorHeaders, testActor, testOperator, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readyContent } from '../test/listings.ts';

const SECRET = 'Zaragoza-Quicksilver-4711';
const settings = await testSettings();
const db = connect(settings.DATABASE_URL, { max: 1 });
const owner = testActor();
/** Whatever the processes say, to the log and beside it. */
let said = '';
const processes: ChildProcess[] = [];
let url: string;

beforeAll(async () => {
  // An owner's name picks how its write fails, and Postgres quotes the row as it does in earnest.
  await db.sql.unsafe(`create function listings.object() returns trigger language plpgsql as $$
    declare state text := (select code from listings.objection);
    begin
      if state is null then return new; end if;
      raise exception 'cannot write %', new using errcode = state, detail = 'Failing row contains ' || new::text,
        constraint = 'listing_state_known', table = 'listing', schema = 'listings', hint = new::text;
    end $$;
    create table listings.objection (code text);
    create trigger object before insert or update on listings.listing for each row execute function listings.object();`);
  url = await start({});
});
afterAll(async () => {
  for (const child of processes) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  await db.close();
});

async function start(changes: Record<string, string>): Promise<string> {
  const env = { PATH: process.env.PATH, ...settings, LOG_LEVEL: 'trace', ...changes };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let mine = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      mine += chunk;
    });
  }
  const port = await waitFor(() => /"port":(\d+),"msg":"ready"/.exec(mine)?.[1]);
  return `http://127.0.0.1:${port}`;
}

const secretContent = (changes = {}) =>
  readyContent({
    title: { en: { text: `Pump ${SECRET}`, origin: 'person' } },
    contact: { name: SECRET, email: `${SECRET}@example.org` },
    ...changes,
  } as never);
const send = async (path: string, body: unknown, base = url) =>
  fetch(base + path, {
    method: 'POST',
    headers: { ...(await actorHeaders(owner)), 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

it('says of no write that fails what was in it, whatever Postgres objects to', async () => {
  const codes = [
    '23505',
    '23514',
    '23P01',
    '23502',
    '23001',
    '22008',
    '22P05',
    '53100',
    '57014',
    '40001',
    'XX000',
    'P0001',
  ];
  for (const code of codes) {
    await db.sql`delete from listings.objection`;
    await db.sql`insert into listings.objection values (${code})`;
    const created = await send('/listings', secretContent());
    expect([code, created.status >= 400]).toEqual([code, true]);
    expect(await created.text()).not.toContain(SECRET);
    const rows = [{ source: 'log', externalId: code, ...secretContent() }];
    expect(await (await send('/listings/import', { rows })).text()).not.toContain(SECRET);
  }
  await db.sql`delete from listings.objection`;
  await waitFor(() => said.includes('"code":"XX000"'));
  expect(said).toContain('listing_state_known');
  expect(said).toContain('insert into');
  expect(said).not.toContain(SECRET);
});

it('says nothing of a request that cannot be read', async () => {
  await send('/listings', `{"title": ${SECRET}`);
  await send('/listings', { ...secretContent(), [SECRET]: SECRET });
  await fetch(`${url}/listings/search?q=${SECRET}&cursor=${SECRET}&${SECRET}=1`, {
    headers: await actorHeaders(owner),
  });
  await fetch(`${url}/${SECRET}?x=${SECRET}`, { headers: await actorHeaders(owner) });
  await waitFor(() => said.includes('input.invalid') && said.includes('route.not_found'));
  expect(said).not.toContain(SECRET);
});

it('says of a job or a search that fails neither the record, the query nor the key', async () => {
  const key = `${SECRET}-key`;
  const other = await start({ MEILI_KEY: key, QUEUE_PREFIX: `${settings.QUEUE_PREFIX}other` });
  const created = (await (await send('/listings', secretContent(), other)).json()) as { id: string };
  expect((await send(`/listings/${created.id}/publish`, { expectedVersion: 1 }, other)).status).toBe(200);
  const search = await fetch(`${other}/listings/search?q=${SECRET}`, { headers: await actorHeaders(owner) });
  expect(search.status).toBeGreaterThanOrEqual(500);
  // either process may relay the event; the one with the wrong key cannot do its job: a lost key is an outage
  await waitFor(() => /"msg":"request failed"|"msg":"unavailable"/.test(said));
  await waitFor(
    async () => {
      if (/"msg":"job (failed|put back)"/.test(said)) return true;
      await db.sql`update listings.outbox set sent = false`;
      return false;
    },
    { deadlineMs: 60_000, everyMs: 300 },
  );
  expect(said).not.toContain(SECRET);
  const jobs = await fetch(`${other}/operations/dead-letters`, { headers: await actorHeaders(testOperator()) });
  expect(await jobs.text()).not.toContain(SECRET);
});

it('takes a caller that hangs up for no error', async () => {
  const before = said.length;
  const { hostname, port } = new URL(url);
  const headers = { ...(await actorHeaders(owner)), 'content-type': 'application/json', 'content-length': '1000' };
  let call: ReturnType<typeof httpRequest> | undefined;
  // Each turn hangs up on the one before: by then it may be read, which none could be told from outside.
  await waitFor(
    () => {
      call?.destroy();
      if (said.slice(before).includes('the caller hung up')) return true;
      call = httpRequest({ host: hostname, port, path: '/listings', method: 'POST', headers });
      call.on('error', () => {});
      call.write(`{"half": "${SECRET}`);
      return false;
    },
    { everyMs: 200 },
  );
  const lines = said
    .slice(before)
    .split('\n')
    .filter((line) => line.includes('hung up') || line.includes('request failed'));
  expect(new Set(lines.map((line) => JSON.parse(line).level))).toEqual(new Set([20]));
  expect(said).not.toContain(SECRET);
});
