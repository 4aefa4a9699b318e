import type { z } from 'zod';

/** One thing wrong with an input: where (JSON pointer, RFC 6901), a stable rule, and words for a person. */
export interface ProblemIssue {
  pointer: string;
  rule: string;
  message: string;
}

const RULES: Readonly<Record<string, string>> = {
  invalid_type: 'type',
  unrecognized_keys: 'unknown_field',
  too_big: 'too_big',
  too_small: 'too_small',
  invalid_format: 'format',
  invalid_value: 'value',
  invalid_union: 'shape',
  not_multiple_of: 'multiple_of',
  invalid_key: 'key',
  invalid_element: 'element',
};

/** JSON pointer of a path: `['price', 'min']` is `/price/min`; `~` and `/` in keys are escaped. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'custom') return RULES[issue.code] ?? issue.code;
  const rule = issue.params?.rule;
  return typeof rule === 'string' ? rule : 'custom';
}

/**
 * The issues of a failed parse, flat. A missing field is rule `required`; each unknown field is named by its own
 * pointer; a rule of the domain keeps its dotted name (`money.decimals`).
 */
export function problemIssues(error: z.core.$ZodError, base: readonly PropertyKey[] = []): ProblemIssue[] {
  return error.issues.flatMap((issue): ProblemIssue[] => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...path, key]),
        rule: 'unknown_field',
        message: `Unknown field "${key.slice(0, 60)}"`,
      }));
    }
    if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message)) {
      return [{ pointer: jsonPointer(path), rule: 'required', message: 'This field is required' }];
    }
    return [{ pointer: jsonPointer(path), rule: ruleOf(issue), message: issue.message }];
  });
}
