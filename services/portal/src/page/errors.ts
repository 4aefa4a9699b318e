import { type App, type AppError, asAppError } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { paths } from '../paths.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { html } from './html.ts';
import { languageOf, type MadePage, sendPage } from './send.ts';

/** Errors as pages, each with what to do next. */
export function answerErrorPages(app: App, ctx: Context): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = asAppError(thrown);
    const line = { requestId: request.id, reason: error.reason, status: error.status };
    if (error.kind === 'INTERNAL') request.log.error({ ...line, err: thrown }, 'page failed');
    else if (error.kind === 'UNAVAILABLE') request.log.warn({ ...line, err: thrown }, 'unavailable');
    const language = languageOf(request);
    return sendPage(ctx, reply, errorPage(error, wordsIn(language), paths.home(language), request.id), request);
  });
}

function errorPage(error: AppError, words: Words, home: string, requestId: string): MadePage {
  const [title, text] = wordsOf(error, words.errors);
  const isOurs = error.kind === 'INTERNAL';
  return {
    title,
    isHidden: true,
    status: error.status,
    main: html`<div class="narrow"><h1>${title}</h1><p>${text}${isOurs && html` <code>${requestId}</code>`}</p><p><a href="${home}">${words.errors.back}</a></p></div>`,
  };
}

function wordsOf({ kind, message, issues }: AppError, words: Words['errors']): [title: string, text: string] {
  switch (kind) {
    // To a stranger what it may not see is not there.
    case 'NOT_FOUND':
    case 'FORBIDDEN':
    case 'UNAUTHENTICATED':
      return [words.notFoundTitle, words.notFound];
    case 'UNAVAILABLE':
    case 'LIMIT_EXCEEDED':
      return [words.unavailableTitle, words.unavailable];
    case 'INTERNAL':
      return [words.failedTitle, words.failed];
    default:
      return [words.invalidTitle, [message, ...issues.map((issue) => issue.message)].join(' ')];
  }
}
