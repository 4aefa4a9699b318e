import { type Readable, Transform } from 'node:stream';
import { fail } from '@techbourse/platform';

export function tooLarge(limitBytes: number) {
  const limit = limitBytes >= 1_048_576 ? `${Math.floor(limitBytes / 1_048_576)} MiB` : `${limitBytes} bytes`;
  return fail.tooLarge('body.too_large', `The body is larger than ${limit}`);
}

/** The same stream, failing with 413 past the limit: a chunked body does not say its length in advance. */
export function limitBody(body: Readable, limitBytes: number): Transform {
  let seen = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limitBytes) done(tooLarge(limitBytes));
      else done(null, chunk);
    },
  });
  // it may fail before anything reads it
  limited.on('error', () => {});
  limited.once('close', () => {
    // the rest is read and dropped: a caller still sending would not hear the refusal, and would hold the connection
    body.unpipe(limited);
    body.resume();
  });
  // a caller that hangs up must not leave the service waiting for the rest
  body.once('error', (error) => limited.destroy(error));
  const hungUp = () => {
    if (!body.readableEnded) limited.destroy(new Error('the caller hung up'));
  };
  body.once('close', hungUp);
  // the caller hung up during authentication, so no event will come
  if (body.destroyed) setImmediate(hungUp);
  return body.pipe(limited);
}
