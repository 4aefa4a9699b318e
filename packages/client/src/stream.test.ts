import { describe, expect, it } from 'vitest';
import { serverOf, text } from '../test/server.ts';
import { createClient } from './client.ts';

const textOf = async (stream: ReadableStream<Uint8Array>) => {
  let all = '';
  for await (const part of stream.pipeThrough(new TextDecoderStream())) all += part;
  return all;
};

describe('an export', () => {
  it('comes as it is sent, before its end is known', async () => {
    const gate = Promise.withResolvers<void>();
    await using server = await serverOf((response) => {
      response.write('{"a":1}\n');
      void gate.promise.then(() => response.end('{"a":2}\n'));
    });
    const reader = (await createClient({ url: server.url }).stream('/api/listings/export')).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('{"a":1}\n');
    gate.resolve();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe('{"a":2}\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('may take longer than an answer: only its beginning has a limit', async () => {
    const gate = Promise.withResolvers<void>();
    await using server = await serverOf((response) => {
      response.write('a');
      void gate.promise.then(() => response.end('b'));
    });
    const stream = await createClient({ url: server.url, timeoutMs: 40 }).stream('/api/demands/export');
    setTimeout(gate.resolve, 120);
    expect(await textOf(stream)).toBe('ab');
  });

  it('of nothing is empty', async () => {
    await using server = await serverOf(text('', 200, { 'content-length': '0' }));
    expect(await textOf(await createClient({ url: server.url }).stream('/api/listings/export'))).toBe('');
  });

  it('that breaks off is an error, never a shorter export', async () => {
    await using server = await serverOf((response) => {
      response.write('{"a":1}\n', () => response.destroy());
    });
    const stream = await createClient({ url: server.url }).stream('/api/listings/export');
    await expect(textOf(stream)).rejects.toThrow();
  });

  it('that is refused is an error before the first byte', async () => {
    await using server = await serverOf(text('{"reason":"actor.missing_scope","detail":"No"}', 403));
    const asking = createClient({ url: server.url }).stream('/api/listings/export');
    await expect(asking).rejects.toMatchObject({ status: 403, problem: { reason: 'actor.missing_scope' } });
  });
});
