import type { Readable } from 'node:stream';
import { ANSWER_OF, isKnown } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache, AnswerKey, Reading } from './answer-cache.ts';

type HeaderMap = Record<string, string | string[] | undefined>;

const RECORD = /^\/api\/((?:listings|demands)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const WRITTEN = /^\/api\/([a-z]+)(?:\/([0-9a-f]{8}-[0-9a-f-]{27})(?:\/|$))?/;
/** Larger answers pass through as they come. Bytes. */
const BODY_MAX = 256 * 1024;

/** The record and the reader of a read whose answer may be kept: one of a record, without a query. */
export function answerKeyOf({ method, url, actor }: FastifyRequest): AnswerKey | undefined {
  // An agency's right to read ends with its mandate, on whatever day: nothing that it read for a client is kept.
  if (actor.by?.agency) return undefined;
  const record = method === 'GET' ? RECORD.exec(url)?.[1] : undefined;
  return record === undefined ? undefined : { record, reader: readerOf(actor) };
}

const readers = new WeakMap<Actor, string>();
let named = 0;

/**
 * Everybody who asks without a credential is one reader. Every other actor is one as long as nothing about it changes:
 * its rights, its organisation and through whom it acts make another actor, which gets none of its answers.
 */
function readerOf(actor: Actor): string {
  if (actor.kind === 'anonymous') return '';
  const known = readers.get(actor);
  if (known !== undefined) return known;
  named += 1;
  const name = String(named);
  readers.set(actor, name);
  return name;
}

/** Answers from what is kept. False when nothing is. */
export function sendKept(cache: AnswerCache, key: AnswerKey, request: FastifyRequest, reply: FastifyReply): boolean {
  const known = cache.find(key);
  if (!known) return false;
  reply.headers(known.headers);
  const { etag = '' } = known.headers;
  if (isKnown(request.headers['if-none-match'], etag)) sendUnchanged(reply);
  else reply.send(known.body);
  return true;
}

/** Says that the caller has the answer already. */
export function sendUnchanged(reply: FastifyReply): void {
  reply.code(304).removeHeader('content-type').removeHeader('content-length').send();
}

/** The body of an answer that may be kept, which then is kept; undefined for one that may not. */
export async function keepAnswer(
  cache: AnswerCache,
  reading: Reading,
  answer: { status: number; headers: HeaderMap; shown: HeaderMap; stream: Readable },
): Promise<Buffer | undefined> {
  const { status, headers, shown, stream } = answer;
  const length = Number(headers['content-length']);
  if (status !== 200 || headers[ANSWER_OF] !== 'record' || !(length <= BODY_MAX)) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (body.length === length) cache.keep(reading, { headers: textsOf(shown), body });
  return body;
}

/**
 * What a write through this gateway may have changed is forgotten before its answer goes out: the record that its path
 * names, or all of its service. Other gateways hear of it from Postgres.
 */
export function forgetWritten(cache: AnswerCache, { url }: Pick<FastifyRequest, 'url'>): void {
  const [, service, id] = WRITTEN.exec(url) ?? [];
  if (service && id) cache.forget(`${service}/${id}`);
  else if (service) cache.forgetAll(`${service}/`);
}

function textsOf(headers: HeaderMap): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}
