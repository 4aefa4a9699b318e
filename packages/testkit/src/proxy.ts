import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to an engine over which it seems to go away, to hang, and to come back. */
export type Proxy = {
  /** The engine's address, over this way. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Takes what is sent and lets no answer through: an engine that hangs. */
  hold(): void;
  /** Lets everything through again, also the answers held back. */
  pass(): void;
  close(): Promise<void>;
};

/** Opens a way to a running engine, for tests of its outages. Loopback only; `close` it. */
export async function proxyTo(engine: string): Promise<Proxy> {
  const url = new URL(engine);
  const target = { host: url.hostname, port: Number(url.port) };
  const open = new Map<Socket, Socket>();
  let state: 'cut' | 'held' | 'passing' = 'passing';
  const server = createServer((client) => {
    if (state === 'cut') return void client.destroy();
    const upstream = connect(target);
    open.set(client, upstream);
    const end = () => {
      open.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.pipe(upstream);
    upstream.pipe(client);
    if (state === 'held') upstream.unpipe(client).pause();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.port = String((server.address() as AddressInfo).port);
  const breakAll = () => {
    for (const client of [...open.keys()]) client.destroy();
  };
  return {
    url: url.href.replace(/\/$/, ''),
    cut: () => {
      state = 'cut';
      breakAll();
    },
    hold: () => {
      state = 'held';
      for (const [client, upstream] of open) upstream.unpipe(client).pause();
    },
    pass: () => {
      state = 'passing';
      for (const [client, upstream] of open) upstream.pipe(client);
    },
    close: async () => {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
