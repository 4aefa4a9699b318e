import type { Issue } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import { currentRequest } from '../current-request.ts';
import { deals } from './deals.ts';
import { exchange } from './exchange.ts';
import { identity } from './identity.ts';
import { matching } from './matching.ts';
import { filled, type Translation, type Translations, type Values } from './message.ts';
import { notifications } from './notifications.ts';
import { organisations } from './organisations.ts';
import { records } from './records.ts';
import { rules } from './rules.ts';

const reasons: Translations = {
  ...exchange,
  ...identity,
  ...organisations,
  ...records,
  ...deals,
  ...matching,
  ...notifications,
};

/** How a reason of an error, or a rule of a field, reads in other languages; undefined when that is not written. */
export function translationOf(reason: string): Translation | undefined {
  return found(reasons, reason);
}

export function ruleTranslationOf(rule: string): Translation | undefined {
  return found(rules, rule) ?? translationOf(rule);
}

/** A message in a language. In English, and where the translation lacks something, it is the one that was written. */
export function inLanguage(
  { reason, message, values }: { reason: string; message: string; values: Values },
  language: Language,
): string {
  if (language === 'en') return message;
  const text = translationOf(reason)?.[language];
  return (text === undefined ? undefined : filled(text, values, language)) ?? message;
}

/** Faults of fields in a language. What zod finds is said in the language of the request from the start. */
export function issuesIn(issues: readonly Issue[], language: Language): Issue[] {
  if (language === 'en') return [...issues];
  return issues.map((issue) => {
    const text = ruleTranslationOf(issue.rule)?.[language];
    const message = text === undefined ? undefined : filled(text, {}, language);
    return message === undefined ? issue : { ...issue, message };
  });
}

/** Faults that an answer lists: in the language of the request that is under way. */
export const issuesHere = (issues: readonly Issue[]): Issue[] => issuesIn(issues, currentRequest()?.language ?? 'en');

/** By the whole name, else by the most exact form with `*` in it. */
function found(table: Translations, name: string): Translation | undefined {
  if (Object.hasOwn(table, name)) return table[name];
  const form = Object.keys(table)
    .filter((key) => key.includes('*') && fits(key, name))
    .toSorted((a, b) => b.length - a.length)[0];
  return form === undefined ? undefined : table[form];
}

function fits(form: string, name: string): boolean {
  const parts = form.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[a-z_.]+')}$`).test(name);
}
