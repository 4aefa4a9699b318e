import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one request meets instead of a proper answer. */
export type Fault =
  | { status: number; retryAfter?: string; says?: string }
  | 'hangs'
  | 'cut off'
  | 'not json'
  | 'one too few'
  | 'one dimension more'
  | 'last first';

export type FakeEndpoint = {
  /** Address up to and with the version. */
  readonly url: string;
  /** Texts of each request that came, also of those that met a fault. */
  readonly requests: readonly (readonly string[])[];
  /** The next requests meet these, one each, in order. */
  misbehave(...faults: Fault[]): void;
  close(): Promise<void>;
};

type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** An OpenAI-compatible endpoint on this machine that really computes, for tests; it fails on request. */
export async function startFakeEndpoint(embed: Embed, options: { key?: string } = {}): Promise<FakeEndpoint> {
  const requests: string[][] = [];
  const faults: Fault[] = [];
  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    const { input } = JSON.parse(await bodyOf(request)) as { input: string[] };
    requests.push(input);
    const fault = faults.shift();
    if (request.url !== '/v1/embeddings') return json(404, { error: { message: `no ${request.url}` } });
    if (options.key && request.headers.authorization !== `Bearer ${options.key}`) {
      return json(401, { error: { message: `Incorrect key provided: ${request.headers.authorization}` } });
    }
    if (fault === 'hangs') return;
    if (fault === 'cut off') return response.destroy();
    if (fault === 'not json') return response.writeHead(200).end('<html>busy</html>');
    if (typeof fault === 'object') {
      const headers = fault.retryAfter ? { 'retry-after': fault.retryAfter } : {};
      return json(fault.status, { error: { message: fault.says ?? 'not now' } }, headers);
    }
    const vectors = await embed(input);
    const data = vectors.map((vector, index) => ({ object: 'embedding', index, embedding: [...vector] }));
    if (fault === 'one too few') data.pop();
    if (fault === 'one dimension more') for (const { embedding } of data) embedding.push(0);
    if (fault === 'last first') data.reverse();
    json(200, { object: 'list', data });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    misbehave: (...more) => void faults.push(...more),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
