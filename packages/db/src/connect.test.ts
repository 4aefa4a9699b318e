import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { asAppError } from '@techbourse/platform';
import { testSettings } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';

const settings = await testSettings();
// One connection, so that whatever comes next comes to the one that was lost.
const db = connect(settings.DATABASE_URL, { max: 1 });
const other = connect(settings.DATABASE_URL, { max: 1 });
await other.sql`create table public.note (text text not null)`;
afterAll(async () => {
  await db.close();
  await other.close();
});

const lose = async (pid: number) => {
  await other.sql`select pg_terminate_backend(${pid})`;
};
const unavailable = async (work: Promise<unknown>) => {
  const [result] = await Promise.allSettled([work]);
  expect(result.status === 'rejected' && asAppError(result.reason).kind).toBe('UNAVAILABLE');
};

describe('a connection that Postgres ends', () => {
  it('under a query of a transaction fails that transaction, and the next one works', async () => {
    await unavailable(
      db.sql.begin(async (tx) => {
        const [row] = await tx`select pg_backend_pid() as pid`;
        const sleeping = tx`select pg_sleep(5)`;
        await Promise.all([sleeping, lose(row?.pid)]);
      }),
    );
    for (let turn = 0; turn < 3; turn++) expect(await db.sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('between two queries of a transaction keeps the second out of everybody else’s', async () => {
    const lost = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    // Awaited from its start: it may be refused before the loss is told.
    const refused = unavailable(
      db.sql.begin(async (tx) => {
        const [row] = await tx`select pg_backend_pid() as pid`;
        await lose(row?.pid);
        lost.resolve();
        await goOn.promise;
        await tx`insert into public.note (text) values ('of the lost one')`;
      }),
    );
    await lost.promise;
    const second = db.sql.begin(async (tx) => {
      await tx`insert into public.note (text) values ('of the second')`;
      goOn.resolve();
      await tx`select pg_sleep(0.1)`;
      throw new Error('changed my mind');
    });
    await expect(second).rejects.toThrow('changed my mind');
    await refused;
    expect(await db.sql`select text from public.note`).toEqual([]);
  });

  it('while reserved rejects for its holder, and the next holder gets a new connection', async () => {
    const reserved = await db.sql.reserve();
    const [row] = await reserved`select pg_backend_pid() as pid`;
    await lose(row?.pid);
    await unavailable(reserved`select pg_sleep(5)`);
    await unavailable(reserved`select 1`);
    reserved.release();
    const next = await db.sql.reserve();
    expect(await next`select 1 as one`).toEqual([{ one: 1 }]);
    next.release();
    expect(await db.sql`select 2 as two`).toEqual([{ two: 2 }]);
  });

  it('while it learns the types of arrays harms nobody, and who waited for it gets the next one', async () => {
    const through = await cutOnce('pg_catalog.pg_type');
    const pool = connect(through.url, { max: 1 });
    try {
      const reserved = await pool.sql.reserve();
      expect(through.cuts()).toBe(1);
      expect(await reserved`select ${[1, 2]}::int[] as list`).toEqual([{ list: [1, 2] }]);
      reserved.release();
    } finally {
      await pool.close();
      through.close();
    }
  });
});

/** A way to Postgres that breaks the first time that a client says `words`. */
async function cutOnce(words: string): Promise<{ url: string; cuts(): number; close(): void }> {
  const url = new URL(settings.DATABASE_URL);
  const { port, hostname } = url;
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (bytes) => {
      if (cuts > 0 || !bytes.includes(words)) return void upstream.write(bytes);
      cuts++;
      client.destroy();
      upstream.destroy();
    });
    client.on('close', () => upstream.end());
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cuts: () => cuts,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
