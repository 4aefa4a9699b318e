import { isOpen, mayActOnBehalf } from './security.ts';
import type { Answer, Operation, Schema } from './types.ts';

const PROBLEM: Schema = { $ref: '#/components/schemas/Problem' };

type Case = { name: string; description: string; title: string; reason: string; detail: string; more?: object };

const issues = [{ pointer: '/expectedVersion', rule: 'invalid_type', message: 'This field is needed' }];

/** The answers that say no, by status, each with one that may come. */
const CASES: Readonly<Record<number, Case>> = {
  400: {
    name: 'NotValid',
    description: 'The request is not valid; `issues` name each faulty field and its rule',
    title: 'The request is not valid',
    reason: 'input.invalid',
    detail: 'Some fields are not valid',
    more: { issues },
  },
  401: {
    name: 'NotSignedIn',
    description: 'There is no credential, or it is not valid any more',
    title: 'Sign in or send a valid API key',
    reason: 'key.invalid',
    detail: 'This API key is not valid',
  },
  403: {
    name: 'NotAllowed',
    description: 'The credential is valid and lacks the right',
    title: 'Your organisation lacks the right to do this',
    reason: 'actor.missing_scope',
    detail: 'The key lacks the scope listings:write',
  },
  404: {
    name: 'NotThere',
    description: 'There is no such thing, or none that you may see',
    title: 'Not found',
    reason: 'listing.not_found',
    detail: 'There is no such listing',
  },
  406: {
    name: 'NotAcceptable',
    description: 'The answer has none of the media types that `Accept` names',
    title: 'The answer has no such media type',
    reason: 'answer.media_type',
    detail: 'This answer is application/json',
  },
  409: {
    name: 'Conflicting',
    description: 'Something has changed meanwhile, or the `Idempotency-Key` stands for another request',
    title: 'The request conflicts with the current state',
    reason: 'listing.version',
    detail: 'The listing has changed since you read it',
    more: { details: { version: 4 } },
  },
  413: {
    name: 'TooLarge',
    description: 'The body is larger than is read',
    title: 'The request is too large',
    reason: 'body.too_large',
    detail: 'The body is larger than 8 MiB',
  },
  415: {
    name: 'NotJson',
    description: 'The body is not JSON',
    title: 'The media type is not supported',
    reason: 'body.media_type',
    detail: 'The body has to be application/json',
  },
  422: {
    name: 'NotNow',
    description: 'The request is valid, and not possible as things stand',
    title: 'Not possible in the current state',
    reason: 'listing.transition',
    detail: 'A withdrawn listing cannot be published',
  },
  429: {
    name: 'TooMany',
    description: 'Too many requests; `Retry-After` says when to ask again, in seconds',
    title: 'Too many requests',
    reason: 'rate.exceeded',
    detail: 'Too many requests: try again in 17 s',
    more: { details: { retryAfterSeconds: 17 } },
  },
  503: {
    name: 'Away',
    description: 'A part of the exchange does not answer at present; ask again',
    title: 'A part of the exchange is not available right now',
    reason: 'engine.unavailable',
    detail: 'Please try again in a moment',
  },
};

function answerOf(status: number, { description, title, reason, detail, more }: Case): Answer {
  const type = `urn:techbourse:problem:${reason}`;
  const example = { type, title, status, detail, reason, requestId: '7b3b7c1e-5b1f-4c7e-9f0a-2f6d0e8f4a11', ...more };
  return { description, content: { 'application/problem+json': { schema: PROBLEM, example } } };
}

/** The parts of a document that `errorAnswersOf` refers to. */
export function errorComponents(): Record<string, Answer> {
  return Object.fromEntries(Object.entries(CASES).map(([status, each]) => [each.name, answerOf(Number(status), each)]));
}

/** The answers by which an operation may say no: what it takes and who may ask decide. */
export function errorAnswersOf(method: string, path: string, operation: Operation): Record<string, Answer> {
  const isRead = method === 'get';
  const takesInput = (operation.parameters ?? []).some((parameter) => parameter.in !== 'header') || !isRead;
  const statuses = [
    ...(takesInput ? [400] : []),
    401,
    ...(isOpen(operation) && !mayActOnBehalf(operation) && isRead ? [] : [403]),
    ...(path.includes('{') ? [404] : []),
    ...(isRead ? [406] : [409]),
    ...(operation.requestBody ? [413, 415] : []),
    ...(isRead ? [] : [422]),
    429,
    503,
  ];
  const answers = statuses.map((status) => [status, { $ref: `#/components/responses/${CASES[status]?.name}` }]);
  const content = { 'application/problem+json': { schema: PROBLEM } };
  return { ...Object.fromEntries(answers), default: { description: 'What went wrong', content } };
}
