import net from 'node:net';
import { expect, test } from 'vitest';
import { canConnect, findFreePort, isPortFree } from './ports.mjs';

test('a free port lies below those of outgoing connections and can be listened on', async () => {
  const port = await findFreePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(30_000);
  const server = net.createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await isPortFree(port)).toBe(false);
  expect(await canConnect(port)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port)).toBe(true);
  expect(await canConnect(port)).toBe(false);
});
