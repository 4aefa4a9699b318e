import type { components, paths } from './generated.ts';

/** The schemas of the API by their names: `Schemas['Listing']`. */
export type Schemas = components['schemas'];

/** A problem document (RFC 9457): `reason` is a stable dotted code, `issues` name the faulty fields. */
export type Problem = Schemas['Problem'];

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** Paths that have a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type OperationOf<P extends keyof paths, M extends Method> = paths[P][M];

type PathPart<O> = O extends { parameters: { path: infer T } } ? { path: T } : { path?: never };

type OrAbsent<T> = { [K in keyof T]: T[K] | undefined };
type QueryPart<O> = O extends { parameters: { query: infer T } }
  ? { query: OrAbsent<T> }
  : O extends { parameters: { query?: infer T } }
    ? { query?: OrAbsent<T> }
    : { query?: never };

type BodyPart<O> = O extends { requestBody: { content: { 'application/json': infer T } } }
  ? null extends T
    ? { body?: T }
    : { body: T }
  : { body?: never };

/** What a request is made of, beside its path. */
export type RequestOf<P extends keyof paths, M extends Method> = PathPart<OperationOf<P, M>> &
  QueryPart<OperationOf<P, M>> &
  BodyPart<OperationOf<P, M>> & {
    /** Repeats with one key are one write; each write has a key of its own unless told. */
    idempotencyKey?: string;
    /** The client that an agency does this for, instead of the one of the settings. */
    onBehalfOf?: string;
    signal?: AbortSignal;
  };

/** The last argument of a request, which only those need that must say something. */
export type Rest<P extends keyof paths, M extends Method> =
  Record<never, never> extends RequestOf<P, M> ? [request?: RequestOf<P, M>] : [request: RequestOf<P, M>];

type ContentOf<A> = A extends { content: { 'application/json': infer T } } ? T : undefined;

/** The body of a good answer. */
export type AnswerOf<P extends keyof paths, M extends Method> =
  OperationOf<P, M> extends { responses: infer R }
    ? ContentOf<{ [S in keyof R]: S extends 200 | 201 | 202 ? R[S] : never }[keyof R]>
    : never;

/** What the pages of a list hold. */
export type ItemOf<P extends PathOf<'get'>> =
  AnswerOf<P, 'get'> extends { items: (infer T)[]; nextCursor: string | null } ? T : never;

/** Lists that come in pages. */
export type PagedPath = {
  [P in PathOf<'get'>]: AnswerOf<P, 'get'> extends { items: unknown[]; nextCursor: string | null } ? P : never;
}[PathOf<'get'>];
