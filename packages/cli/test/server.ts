import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The import that every one of these servers begins. */
export const RUN = '018f0000-0000-7000-8000-000000000001';

export type Seen = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: unknown;
};
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Handler = (seen: Seen, response: ServerResponse) => Answer | undefined | Promise<Answer | undefined>;

/**
 * A server with scripted answers, to test the command line with failures. A handler that
 * gives nothing has written the answer itself.
 */
export async function serverOf(handler: Handler) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    const { method = '', headers } = request;
    // The start of an import is not what these tests are about.
    if (method === 'POST' && /\/imports$/.test(pathname)) {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: RUN }));
      return;
    }
    const one = {
      method,
      path: pathname,
      query: searchParams,
      headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    seen.push(one);
    const answer = await handler(one, response);
    if (!answer) return;
    const { status = 200, body, headers: more = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const problem = (status: number, reason: string, detail = reason): Answer => ({
  status,
  body: { type: `urn:${reason}`, title: reason, status, detail, reason, requestId: 'r-1' },
});
