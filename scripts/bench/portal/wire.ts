import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Bytes of a body as it goes over the wire, packed as a browser asks for it; and the body for those who follow its links. */
export async function wireBytes(url: string, headers: Record<string, string> = {}): Promise<number> {
  const request = get(url, { headers: { 'accept-encoding': 'gzip, br', ...headers } });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const part of reply) bytes += (part as Buffer).length;
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode}`);
  return bytes;
}

/** The styles and scripts that a page names, by what they are. */
export async function partsOf(url: string): Promise<{ styles: string[]; scripts: string[] }> {
  const body = await (await fetch(url)).text();
  const all = [...body.matchAll(/<(link|script)\b[^>]*?(?:href|src)="([^"]+)"[^>]*>/g)].map(([tag, , path = '']) => ({
    tag,
    path: new URL(path.replaceAll('&amp;', '&'), url).pathname,
  }));
  const ofKind = (pattern: RegExp) => all.filter(({ tag }) => pattern.test(tag)).map(({ path }) => path);
  return { styles: ofKind(/rel="stylesheet"/), scripts: ofKind(/^<script|rel="modulepreload"/) };
}
