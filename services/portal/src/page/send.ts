import type { Language } from '@techbourse/domain';
import { type App, languageWanted } from '@techbourse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ask } from '../ask.ts';
import type { Context } from '../context.ts';
import { isLanguage } from '../paths.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { layout, type Page } from './layout.ts';

/** What a page is made with. */
export type Reading = {
  language: Language;
  words: Words;
  ask: Ask;
  /** Path and query, as asked for. */
  url: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string | readonly string[]>>;
};
export type MadePage = Omit<Page, 'language' | 'url'> & { url?: string; status?: number };

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};

const querySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const paramsSchema = z.record(z.string(), z.string());

/** A page of the public part, at `/:language` + path, made anew for each reader. */
export function registerPage(
  app: App,
  ctx: Context,
  path: string,
  make: (reading: Reading) => Promise<MadePage>,
): void {
  app.get(
    `/:language(zh|en|ru)${path}`,
    { schema: { hide: true, querystring: querySchema, params: paramsSchema } },
    async (request, reply) => sendPage(ctx, reply, await make(readingOf(ctx, request)), request),
  );
}

export function readingOf(ctx: Context, request: FastifyRequest): Reading {
  const language = languageOf(request);
  const token = (request.headers.authorization ?? '').replace(/^Bearer /i, '');
  return {
    language,
    words: wordsIn(language),
    ask: ctx.askAs(token),
    url: request.url,
    params: paramsSchema.parse(request.params ?? {}),
    query: querySchema.parse(request.query ?? {}),
  };
}

/** That of the address, else that of the browser. */
export function languageOf({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): Language {
  const first = url.split(/[/?]/)[1] ?? '';
  return isLanguage(first) ? first : languageWanted(headers);
}

export function sendPage(ctx: Context, reply: FastifyReply, made: MadePage, request: FastifyRequest): FastifyReply {
  const { status = 200, ...page } = made;
  const frame = {
    origin: (ctx.config.PUBLIC_URL ?? '').replace(/\/$/, ''),
    styles: ctx.assets.styles,
    script: ctx.assets.script,
  };
  const links = page.links?.map(({ rel, href, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`);
  const text = layout({ ...page, language: languageOf(request), url: page.url ?? request.url }, frame);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      ...HEADERS,
      'cache-control': 'private, no-cache',
      ...(links && links.length > 0 ? { link: links.join(', ') } : {}),
    })
    .send(text);
}
