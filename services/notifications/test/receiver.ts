import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

type Got = { path: string; id: string; signature: string; body: string; headers: http.IncomingHttpHeaders };
type Answer = { status?: number; body?: string | Buffer; headers?: Record<string, string>; hold?: Promise<unknown> };

/** A receiver of webhooks as somebody may run one: a real server that keeps what it got and answers as it is told. */
export async function startReceiver() {
  const got: Got[] = [];
  const answers = new Map<string, (count: number) => Answer>();
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const path = request.url ?? '';
      const { headers } = request;
      const id = String(headers['webhook-id']);
      const signature = String(headers['webhook-signature']);
      got.push({ path, id, signature, body: Buffer.concat(chunks).toString(), headers });
      const count = got.filter((one) => one.path === path).length;
      const { status = 200, body = 'thanks', headers: more = {}, hold } = answers.get(path)?.(count) ?? {};
      await hold;
      response.writeHead(status, more).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    /** What came to a path. */
    at: (path: string) => got.filter((one) => one.path === path),
    answer: (path: string, answer: (count: number) => Answer) => void answers.set(path, answer),
    /** Throws when the message is not signed with the secret. */
    verify: (secret: string, { body, headers }: Got) =>
      new Webhook(secret).verify(body, headers as Record<string, string>),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
