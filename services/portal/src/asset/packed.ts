import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A file that is sent as it is. `zipped` is the same by gzip, where that is smaller. */
export type PackedFile = { body: Buffer; zipped: Buffer | undefined; type: string };

/** Packed once, when the process begins: files do not change while it runs. */
export function packFile(body: Buffer, type: string): PackedFile {
  const zipped = gzipSync(body, { level: 9 });
  return { body, zipped: zipped.length < body.length ? zipped : undefined, type };
}

/** Sends a file, by gzip to who takes it. */
export function sendFile(
  { headers }: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { body, zipped, type }: PackedFile,
  cacheControl: string,
): FastifyReply {
  reply.type(type).headers({ 'cache-control': cacheControl, vary: 'accept-encoding' });
  const takesZipped = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers['accept-encoding'] ?? '');
  return zipped && takesZipped ? reply.header('content-encoding', 'gzip').send(zipped) : reply.send(body);
}
