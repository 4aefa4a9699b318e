import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { AppError, servedBy } from '@techbourse/platform';
import { waitFor } from '@techbourse/testkit';
import { afterAll, expect, it } from 'vitest';
import { asOperator, gatewaySettings, startGateway } from '../../test/gateway.ts';
import { buildServer } from '../server.ts';

const settings = await gatewaySettings();
const seen: (string | undefined)[] = [];
const closed: string[] = [];
let publicKey = '';
/** A service that tells something at once and then goes on without an end. */
const service = createServer((request, reply) => {
  seen.push(request.headers['last-event-id'] as string | undefined);
  reply.writeHead(200, { 'content-type': 'text/event-stream', 'x-served-by': servedBy('notifications', publicKey) });
  reply.write('id: 7\nevent: notification\ndata: {}\n\n');
  reply.once('close', () => closed.push(request.url ?? ''));
});
service.listen(0, '127.0.0.1');
await once(service, 'listening');
const address = service.address();
const NOTIFICATIONS_URL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
const gateway = await startGateway({ ...settings, NOTIFICATIONS_URL });
publicKey = gateway.ctx.actorPublicKey;
afterAll(async () => {
  await gateway.close();
  service.closeAllConnections();
  service.close();
});

async function listen(url: string, headers: Record<string, string>) {
  const request = get(`${url}/api/notifications/stream`, { headers, agent: false });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  const state = { text: '', isOver: false };
  reply.setEncoding('utf8').on('data', (chunk) => (state.text += chunk));
  reply.on('close', () => (state.isOver = true));
  return { reply, state, leave: () => request.destroy() };
}

it('a stream goes through as it comes, with the last event of who comes back, and ends when its reader leaves', async () => {
  const url = await gateway.app.listen({ port: 0 });
  const stream = await listen(url, { ...asOperator, 'last-event-id': '6' });
  expect(stream.reply.headers['content-type']).toBe('text/event-stream');
  await waitFor(() => stream.state.text.includes('id: 7'));
  expect(seen).toEqual(['6']);
  stream.leave();
  await waitFor(() => closed.length === 1);
});

it('a stream ends once its caller would be refused, and when the gateway stops', async () => {
  let isEnded = false;
  const sessions = {
    find: async () => {
      throw new AppError('UNAUTHENTICATED', 'session.ended', 'ended');
    },
    takeUses: () => [],
  };
  const organisation = null;
  const keys = {
    actorOf: async () => {
      if (isEnded) throw new AppError('UNAUTHENTICATED', 'key.unknown', 'revoked');
      return { kind: 'key' as const, id: 'key', organisation, scopes: [] };
    },
    takeUses: () => [],
  };
  const app = await buildServer(gateway.ctx, { keys, sessions });
  const url = await app.listen({ port: 0 });
  const stream = await listen(url, asOperator);
  await waitFor(() => stream.state.text.includes('id: 7'));
  isEnded = true;
  await waitFor(() => stream.state.isOver, { deadlineMs: 20_000 });
  isEnded = false;
  const other = await listen(url, asOperator);
  await waitFor(() => other.state.text.includes('id: 7'));
  await app.close();
  await waitFor(() => other.state.isOver);
});
