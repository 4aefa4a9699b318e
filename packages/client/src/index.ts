export { type Client, type ClientSettings, createClient } from './client.ts';
export type { AnswerOf, ItemOf, PagedPath, PathOf, Problem, RequestOf, Schemas } from './document.ts';
export { ApiError, UnreachableError } from './errors.ts';
