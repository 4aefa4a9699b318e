import type { FastifyRequest } from 'fastify';
import type { App } from './app-options.ts';
import { fail } from './errors.ts';
import { said } from './messages/message.ts';

const JSON_TYPES: readonly string[] = ['application/json'];

/** A read says 406 to who takes none of its media types, before anything is read. Who names none takes any. */
export function refuseOtherTypes(app: App): void {
  app.addHook('preParsing', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const { config, schema } = request.routeOptions;
    if (schema === undefined || schema.hide || request.is404) return;
    assertAcceptable(request, config.produces);
  });
}

/**
 * @param produces media types of the answer; JSON unless told.
 * @throws AppError NOT_ACCEPTABLE when the `Accept` of a request takes none of them.
 */
export function assertAcceptable({ headers }: Pick<FastifyRequest, 'headers'>, produces = JSON_TYPES): void {
  if (produces.some((type) => accepts(headers.accept, type))) return;
  throw fail.notAcceptable('answer.media_type', said`This answer is ${{ types: produces.join(', ') }}`);
}

/** Whether an `Accept` header takes a media type: the most exact range that fits decides, and `q=0` is a no. */
export function accepts(header: string | undefined, type: string): boolean {
  if (header === undefined || header.trim() === '') return true;
  const [kind] = type.split('/');
  const wanted = [type, `${kind}/*`, '*/*'];
  const ranges = header.split(',').map((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, '');
    return { name: name === '*' ? '*/*' : name, isTaken: q === undefined || Number(q) > 0 };
  });
  for (const name of wanted) {
    const range = ranges.find((each) => each.name === name);
    if (range) return range.isTaken;
  }
  return false;
}
