import { languagesOf, type Owner } from '@techbourse/domain';
import { pointerOf } from '@techbourse/platform';
import type { DemandContent } from '../contract/content.ts';

/** JSON pointers of the texts that hold the name of the owner in any language: they would undo the anonymity. */
export function pointersNaming(content: DemandContent, owner: Owner): string[] {
  const names = languagesOf(owner.name).flatMap((language) => owner.name[language]?.text ?? []);
  const patterns = names.map(patternOf);
  const found: string[] = [];
  const walk = (value: unknown, path: string[]) => {
    if (typeof value === 'string') {
      const text = fold(value);
      if (patterns.some((pattern) => pattern.test(text))) found.push(pointerOf(path));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(content, []);
  return found;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** The whole name and not a part of a longer word: "Arc" is not in "research". Chinese does not part its words. */
function patternOf(name: string): RegExp {
  const literal = fold(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /\p{Script=Han}/u.test(name)
    ? new RegExp(literal, 'u')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u');
}
