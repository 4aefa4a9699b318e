import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';

type Coding = 'br' | 'gzip';

/** Smaller answers gain nothing. Bytes. */
const PACKED_MIN = 1024;
/** Of 11; about as fast as gzip, and smaller. */
const BROTLI_QUALITY = 4;
const TEXTS =
  /^(?:text\/(?!event-stream)|application\/(?:json|x-ndjson|atom\+xml|javascript|manifest\+json)|image\/svg\+xml)/;

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
const packBr = promisify(brotliCompress);
const packGzip = promisify(gzip);

/**
 * Reads go packed by brotli or gzip to who takes that. The length of a packed answer tells of what is in it, which helps
 * somebody who can both make a browser ask and see its traffic: a read that a page elsewhere made a browser send with its
 * session goes as it is, as does the answer to any write (keys and secrets are shown in those alone). Streams of events
 * must not wait for a packer.
 */
export function packAnswers(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isPackable(request, reply)) return payload;
    const vary = String(reply.getHeader('vary') ?? '');
    if (!/accept-encoding/i.test(vary))
      reply.header('vary', vary === '' ? 'accept-encoding' : `${vary}, accept-encoding`);
    const coding = codingFor(request.headers['accept-encoding']);
    if (coding === undefined || isFromElsewhere(request)) return payload;
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) {
      if (Buffer.byteLength(payload) < PACKED_MIN) return payload;
      const packed = await packedOf(payload, coding);
      tell(reply, coding);
      return packed;
    }
    if (!isStream(payload) || Number(reply.getHeader('content-length') ?? PACKED_MIN) < PACKED_MIN) return payload;
    // What has no length yet is sent as it comes: a line must not wait for the next.
    const packer = packerOf(coding, reply.hasHeader('content-length'));
    tell(reply, coding);
    // A source that breaks off breaks the answer off; the server has logged why.
    return pipeline(payload, packer, () => {});
  });
}

function packerOf(coding: Coding, isWhole: boolean) {
  if (coding === 'gzip') return createGzip(isWhole ? {} : { flush: constants.Z_SYNC_FLUSH });
  return createBrotliCompress(isWhole ? brotli : { ...brotli, flush: constants.BROTLI_OPERATION_FLUSH });
}

/** The coding that an `Accept-Encoding` wants most of those that we have. */
export function codingFor(header: string | string[] | undefined): Coding | undefined {
  const wanted = new Map(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
        const q = parameters.find((each) => each.startsWith('q='))?.slice(2);
        return [name, q === undefined ? 1 : Number(q)] as const;
      }),
  );
  const weightOf = (name: Coding) => wanted.get(name) ?? wanted.get('*') ?? 0;
  const [br, gz] = [weightOf('br'), weightOf('gzip')];
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : undefined;
}

function isPackable({ method }: FastifyRequest, reply: FastifyReply): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    reply.statusCode === 200 &&
    !reply.hasHeader('content-encoding') &&
    TEXTS.test(String(reply.getHeader('content-type') ?? ''))
  );
}

/** Whether a page of another site made a browser send it along with a session. */
function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const { cookie, 'sec-fetch-site': site } = headers;
  return cookie !== undefined && (site === 'cross-site' || site === 'same-site');
}

// What is kept in memory to be given often is packed once; it goes with the answer itself.
const known = new WeakMap<Buffer, Partial<Record<Coding, Buffer>>>();

async function packedOf(body: string | Buffer, coding: Coding): Promise<Buffer> {
  const kept = Buffer.isBuffer(body) ? known.get(body)?.[coding] : undefined;
  if (kept) return kept;
  const packed = coding === 'br' ? await packBr(body, brotli) : await packGzip(body);
  if (Buffer.isBuffer(body)) known.set(body, { ...known.get(body), [coding]: packed });
  return packed;
}

/** Of the same answer in other bytes the tag is a weak one (RFC 9110, 8.8.3.3). */
function tell(reply: FastifyReply, coding: Coding): void {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', `W/${etag}`);
  reply.header('content-encoding', coding).removeHeader('content-length');
}

function isStream(payload: unknown): payload is Readable {
  return typeof payload === 'object' && payload !== null && 'pipe' in payload;
}
