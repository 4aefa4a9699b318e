import { isUtf8 } from 'node:buffer';
import { callHeadersSchema, type Issue, importRequestSchema } from '@techbourse/api-schema';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import type { App } from './app-options.ts';
import { fail } from './errors.ts';
import { DEPTH_PARSED_MAX, inputFaults, isDeeperThan } from './input.ts';
import { issuesOf } from './issues.ts';

/** Broken UTF-8 would silently become U+FFFD in names and titles, so the bytes are checked before parsing. */
export function parseJsonStrictly(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  // A text is no body of ours: it is refused as any other media type.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (!isUtf8(bytes)) {
      done(fail.validation('body.invalid_utf8', 'The body is not valid UTF-8'));
      return;
    }
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    if (isDeeperThan(bytes, DEPTH_PARSED_MAX)) {
      done(fail.validation('body.too_deep', 'The body is nested too deep'));
      return;
    }
    parse(request, bytes.toString('utf8'), (error, value) => {
      if (error) done(fail.validation('body.invalid_json', `The body is not valid JSON: ${error.message}`));
      else done(null, value);
    });
  });
}

/** Checks one part of a request (body, query, path) by its zod schema; every fault at once, with pointers. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (input) => {
    const where = httpPart && httpPart !== 'body' ? ` of the ${httpPart}` : '';
    const refuse = (issues: Issue[]) => ({
      error: fail.validation('input.invalid', `Some fields${where} are not valid`, issues),
    });
    // The rows of an import are checked one by one, so that a bad row does not stop the others.
    const faults = schema === importRequestSchema ? [] : inputFaults(input);
    if (faults.length > 0) return refuse(faults);
    const result = schema.safeParse(input);
    return result.success ? { value: result.data } : refuse(issuesOf(result.error));
  };

/** Every write may be repeated under an `Idempotency-Key`, and none takes one that no table can hold. */
export function checkWriteHeaders(app: App): void {
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (methods.every((method) => READS.has(method)) || route.schema?.hide) return;
    route.schema = { ...route.schema, headers: callHeadersSchema };
  });
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
