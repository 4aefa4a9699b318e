import type { Issue } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import { z } from 'zod';
import { currentRequest } from './current-request.ts';
import { pointerOf, quoted } from './input-text.ts';

/** Issues per answer; more do not help, and an answer must not outgrow its request. */
const ISSUES_MAX = 100;

const NEEDED: Readonly<Record<Language, string>> = {
  en: 'This field is needed',
  zh: '此项必填',
  ru: 'Это поле обязательно',
};
const LOCALES = { en: z.locales.en(), zh: z.locales.zhCN(), ru: z.locales.ru() };
const languageNow = (): Language => currentRequest()?.language ?? 'en';

// Of a field that is not there zod says which type "undefined" is not; people look for the field.
z.config({
  customError: ({ input }) => (input === undefined ? NEEDED[languageNow()] : undefined),
  localeError: (issue) => LOCALES[languageNow()].localeError(issue),
});

/**
 * The faults that zod found, as issues with JSON pointers, 100 at most. A strict object's unknown keys become one issue
 * each, pointing at the key itself; a union that matched nothing reports the member that came furthest.
 */
export function issuesOf(error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): Issue[] {
  return error.issues.flatMap((issue) => fromZod(issue, prefix)).slice(0, ISSUES_MAX);
}

function fromZod(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, ISSUES_MAX).map((key) => ({
      pointer: pointerOf([...path, key]),
      rule: 'unknown_field',
      message: `"${quoted(key)}" is not a field here`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const furthest = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a))[0];
    if (furthest && depthOf(furthest) > 0) return furthest.flatMap((inner) => fromZod(inner, path));
  }
  const custom = issue.code === 'custom' ? issue.params : undefined;
  const rule = typeof custom?.['rule'] === 'string' ? custom['rule'] : issue.code;
  return [{ pointer: pointerOf(path), rule, message: issue.message }];
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}
