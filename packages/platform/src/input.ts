import type { Issue } from '@techbourse/api-schema';
import { pointerOf, quoted, UNUSABLE } from './input-text.ts';

/** Levels of arrays and objects in what is read. Our deepest request has 10. */
export const DEPTH_MAX = 40;
/** Levels above which a body is not parsed, because parsing itself costs memory and time. */
export const DEPTH_PARSED_MAX = 100_000;
/** Characters of a field's name. */
const KEY_MAX = 200;
/** Issues per request or row; a person fixes them by hand. */
const ISSUES_MAX = 20;

type Place = { value: unknown; path: readonly PropertyKey[] };

/**
 * Finds input that the exchange cannot store: characters that Postgres or JSON cannot hold (U+0000, lone surrogates,
 * noncharacters), invalid keys, and too deep nesting. Schemas check known fields; this checks every key. It never
 * recurses, so nothing is too deep for it.
 */
export function inputFaults(input: unknown): Issue[] {
  const issues: Issue[] = [];
  const waiting: Place[] = [{ value: input, path: [] }];
  for (let next = waiting.pop(); next && issues.length < ISSUES_MAX; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') issues.push(...textFaults(value, path));
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= DEPTH_MAX) {
      issues.push({ pointer: pointerOf(path), rule: 'input.too_deep', message: `More than ${DEPTH_MAX} levels deep` });
      continue;
    }
    // An array's keys are its places: nothing to check, and too many to list.
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) waiting.push({ value: value[at], path: [...path, at] });
      continue;
    }
    for (const [key, inner] of Object.entries(value).toReversed()) {
      const place = [...path, key];
      const faults = keyFaults(key, place);
      if (faults.length > 0) issues.push(...faults);
      else waiting.push({ value: inner, path: place });
    }
  }
  return issues.slice(0, ISSUES_MAX);
}

function textFaults(text: string, path: readonly PropertyKey[]): Issue[] {
  const character = UNUSABLE.exec(text)?.[0];
  if (character === undefined) return [];
  const code = character.codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return code === 0
    ? [
        {
          pointer: pointerOf(path),
          rule: 'text.control_character',
          message: `Control character ${name} is not allowed`,
        },
      ]
    : [
        {
          pointer: pointerOf(path),
          rule: 'text.broken_encoding',
          message: `The text is not valid Unicode: it holds ${name}, which is no character`,
        },
      ];
}

function keyFaults(key: string, path: readonly PropertyKey[]): Issue[] {
  if (key.length <= KEY_MAX) return textFaults(key, path);
  const message = `"${quoted(key)}" is not a field here`;
  return [{ pointer: pointerOf(path), rule: 'unknown_field', message }];
}

/** Whether a JSON text opens more than `most` levels at once. Counts brackets outside of strings; builds nothing. */
export function isDeeperThan(json: Uint8Array, most: number): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isText) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > most) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return false;
}
