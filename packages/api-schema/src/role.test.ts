import { languages } from '@techbourse/domain';
import { expect, it } from 'vitest';
import { ROLE_NAMES, ROLES, roleInWords } from './role.ts';

it('names every role in every language, each by a name of its own', () => {
  for (const language of languages.codes) {
    const names = ROLES.map((role) => ROLE_NAMES[role][language]);
    expect(names.every((name) => name.length > 0)).toBe(true);
    expect(new Set(names).size).toBe(ROLES.length);
  }
});

it.each([
  ['owner', 'en', 'an owner'],
  ['viewer', 'en', 'a viewer'],
  ['viewer', 'ru', ROLE_NAMES.viewer.ru],
  ['editor', 'zh', ROLE_NAMES.editor.zh],
  ['auditor', 'ru', 'auditor'],
] as const)('says %s in %s as %s', (role, language, words) => {
  expect(roleInWords(role, language)).toBe(words);
});
