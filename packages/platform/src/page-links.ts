import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import { pathOf } from './path.ts';

/** Characters of the header: a query may be long, and what carries an answer takes no header of any length. */
const LINK_MAX = 4000;

/** Pages say by `Link` (RFC 8288) where the next and the first one are, as their `nextCursor` does. */
export function linkPages(app: App): void {
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return payload;
    if (reply.statusCode !== 200 || reply.hasHeader('link')) return payload;
    const links = pageLinks(request, payload);
    if (links !== undefined && links.length <= LINK_MAX) reply.header('link', links);
    return payload;
  });
}

/** The links of a page; undefined of what is none, or the only one. */
export function pageLinks(request: Pick<FastifyRequest, 'url'>, payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('nextCursor' in payload)) return undefined;
  const { nextCursor } = payload;
  const path = pathOf(request);
  const query = new URLSearchParams(request.url.slice(path.length + 1));
  const links: string[] = [];
  if (typeof nextCursor === 'string') links.push(`<${path}?${withCursor(query, nextCursor)}>; rel="next"`);
  if (query.has('cursor')) links.push(`<${pathAnd(path, withCursor(query))}>; rel="first"`);
  return links.length > 0 ? links.join(', ') : undefined;
}

function withCursor(query: URLSearchParams, cursor?: string): string {
  const other = new URLSearchParams(query);
  other.delete('cursor');
  if (cursor !== undefined) other.set('cursor', cursor);
  return other.toString();
}

const pathAnd = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`);
