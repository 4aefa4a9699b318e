import { languagesOf, type OrganisationRef } from '@techbourse/domain';
import { pointerOf } from '@techbourse/platform';
import type { DemandContent } from '../api/content.ts';
import { distinctiveWord, foldLookAlikes, letters, nameCore } from './name-words.ts';

/**
 * JSON pointers of the texts that would undo the anonymity. They hold the owner's name in any language and spelling,
 * its distinctive word, its id, or an e-mail address.
 */
export function selfIdentifications(content: DemandContent, owner: OrganisationRef): string[] {
  const names = languagesOf(owner.name).flatMap((language) => owner.name[language]?.text ?? []);
  const tests = [...names.flatMap(testsOf), idTest(owner.id), (text: string) => EMAIL.test(text)];
  const found: string[] = [];
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string') {
      const text = foldLookAlikes(value);
      if (tests.some((isNaming) => isNaming(text))) found.push(pointerOf(path));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(content, []);
  return found;
}

const EMAIL = /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

function idTest(id: string): (text: string) => boolean {
  const digits = id.replaceAll('-', '');
  return (text) => letters(text).includes(digits);
}

/** Letters of a name without spaces that no text holds by chance. */
const COMPACT_MIN = 8;
const COMPACT_MIN_HAN = 4;

function testsOf(name: string): ((text: string) => boolean)[] {
  const folded = foldLookAlikes(name);
  const core = nameCore(folded);
  const word = distinctiveWord(core);
  const compact = letters(core);
  const isLong = compact.length >= (/\p{Script=Han}/u.test(compact) ? COMPACT_MIN_HAN : COMPACT_MIN);
  return [
    wholeWords(folded),
    ...(core && core.includes(' ') ? [wholeWords(core)] : []),
    ...(word ? [wholeWords(word)] : []),
    // Hyphens, dots, spaces between letters, and the domain of a web address.
    ...(isLong ? [(text: string) => letters(text).includes(compact)] : []),
  ];
}

/** Matches whole words only: "Arc" is not in "research". Chinese has no word boundaries. */
function wholeWords(words: string): (text: string) => boolean {
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[^\\p{L}\\p{N}]{1,3}');
  const pattern = /\p{Script=Han}/u.test(words)
    ? new RegExp(literal, 'u')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u');
  return (text) => pattern.test(text);
}
