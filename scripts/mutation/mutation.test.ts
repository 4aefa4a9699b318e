import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AREAS, filesOf } from './areas.ts';
import { EXPLAINED } from './explained.ts';
import { choose, isExplained, mutationsOf } from './mutation.ts';

const root = path.join(import.meta.dirname, '../..');

/** What becomes of a source by each mistake of a kind. */
const planted = (operator: string, source: string) =>
  mutationsOf('a.ts', source)
    .filter((mutation) => mutation.operator === operator)
    .map((mutation) => mutation.source);

describe('a mistake', () => {
  it.each([
    ['boundary moved', 'f(a < b);', ['f(a <= b);']],
    ['comparison swapped', 'f((a ?? 1) === (b));', ['f((a ?? 1) !== (b));']],
    ['and, or swapped', 'f((a) && (b));', ['f((a) || (b));']],
    ['sign swapped', 'x += a - 1n;', ['x -= a - 1n;', 'x += a + 1n;']],
    ['sign swapped', 'f("a" + b + c);', []],
    ['default dropped', 'f((a ?? b) ?? "c");', ['f((a ?? b));', 'f((a) ?? "c");']],
    ['condition negated', 'const a = b.c ? 1 : 2;', ['const a = !(b.c) ? 1 : 2;']],
    ['condition negated', 'f(!a);', ['f(a);']],
    ['returned value dropped', 'function f() { return a; }', ['function f() { return; }']],
    ['returned value dropped', 'const f = () => ({ a });', ['const f = () => (undefined);']],
    [
      'statement removed',
      'async () => { authorise(a); await append(b); };',
      ['async () => { ; await append(b); };', 'async () => { authorise(a); ; };'],
    ],
    [
      'guard removed',
      'function f() { if (a) throw new Error(b); if (c) { d(); } }',
      ['function f() { ; if (c) { d(); } }'],
    ],
    [
      'state swapped',
      "f(a === 'draft', b === 'signed');",
      ["f(a === 'signed', b === 'signed');", "f(a === 'draft', b === 'draft');"],
    ],
    ['state swapped', "f(a === 'draft', 'a message');", ["f(a === 'swapped', 'a message');"]],
    ['true, false swapped', 'f({ a: true });', ['f({ a: false });']],
    ['one more', 'f(a.slice(0, 2n));', ['f(a.slice(1, 2n));', 'f(a.slice(0, 3n));']],
    ['array method swapped', 'f(a.some(b), a?.filter(b).c);', ['f(a.every(b), a?.filter(b).c);', 'f(a.some(b), a.c);']],
    [
      'condition of a query dropped',
      'f(and(eq(a, b), or(c)));',
      ['f(and(undefined, or(c)));', 'f(and(eq(a, b), undefined));'],
    ],
    [
      'SQL swapped',
      'sql`a <> ${b} and c is null`;',
      ['sql`a <> ${b} or c is null`;', 'sql`a <> ${b} and c is not null`;'],
    ],
    ['SQL swapped', 'sql`a between 1 and 2 or b->>c = ${d}`;', ['sql`a between 1 and 2 and b->>c = ${d}`;']],
  ])('%s: %s', (operator, source, expected) => {
    expect(planted(operator, source)).toEqual(expected);
  });

  it('is never made in a type, an import, a text or the prose of a schema', () => {
    const source = `
      import { a } from 'b';
      export type State = 'draft' | 'signed';
      type Shape<T> = T extends 1 ? true : false;
      declare const c: { d: 3 };
      f('1 < 2 && true', z.string().meta({ example: 3 }));`;
    expect(mutationsOf('a.ts', source).map(({ operator }) => operator)).toEqual(['statement removed']);
  });

  it('is told by its line, its function and its text with single blanks', () => {
    const [found] = mutationsOf('a.ts', 'export class A {\n  b() {\n    c(\n      d   < 2,\n    );\n  }\n}\n');
    expect(found).toMatchObject({ file: 'a.ts', line: 3, within: 'b', before: 'c( d < 2, );', after: ';' });
  });

  it('leaves a source that is still read as TypeScript', () => {
    for (const area of AREAS) {
      for (const file of filesOf(area, root)) {
        const found = mutationsOf(file, readFileSync(path.join(root, file), 'utf8'));
        // some of them: each is read as a whole
        for (const { source } of found.filter((_, index) => index % 40 === 0)) {
          expect(() => mutationsOf(file, source)).not.toThrow();
        }
      }
    }
  });
});

describe('the choice', () => {
  const many = mutationsOf('a.ts', Array.from({ length: 30 }, (_, at) => `f(a${at} < 1);`).join('\n'));

  it('is the same for the same seed, another for another, and never twice the same mistake', () => {
    expect(choose(many, 20, 7)).toEqual(choose(many, 20, 7));
    expect(choose(many, 20, 7)).not.toEqual(choose(many, 20, 8));
    expect(new Set(choose(many, 20, 7)).size).toBe(20);
  });

  it('takes every kind before a second one of any, and all when there are fewer', () => {
    const kinds = new Set(many.map(({ operator }) => operator));
    expect(new Set(choose(many, kinds.size, 1).map(({ operator }) => operator))).toEqual(kinds);
    expect(choose(many, 1000, 1)).toHaveLength(many.length);
  });
});

describe('what is explained', () => {
  it('is a mistake that can still be made, in an area, once, with a reason', () => {
    const files = new Set(AREAS.flatMap((area) => filesOf(area, root)));
    for (const explained of EXPLAINED) {
      expect(files).toContain(explained.file);
      const found = mutationsOf(explained.file, readFileSync(path.join(root, explained.file), 'utf8'));
      expect(
        found.some((mutation) => isExplained(mutation, [explained])),
        `${explained.file}: ${explained.before}`,
      ).toBe(true);
      expect(explained.reason.length).toBeGreaterThan(10);
    }
  });

  it('is found again when its line moved, and not when its text or its function changed', () => {
    const source = 'function f() {\n  return a < b;\n}\n';
    const [one] = mutationsOf('a.ts', source);
    const explained = [{ file: 'a.ts', within: 'f', before: 'return a < b;', after: ';', reason: 'none' }];
    const isFound = (text: string) => mutationsOf('a.ts', text).some((mutation) => isExplained(mutation, explained));
    expect(one?.before).toBe('return a < b;');
    explained[0] = { ...explained[0], after: one?.after ?? '' } as (typeof explained)[0];
    expect(isFound(source)).toBe(true);
    expect(isFound(`\n\n${source}`)).toBe(true);
    expect(isFound(source.replace('b;', 'c;'))).toBe(false);
    expect(isFound(source.replace('f()', 'g()'))).toBe(false);
  });
});

it('every area has sources', () => {
  for (const area of AREAS) expect(filesOf(area, root).length, area.name).toBeGreaterThan(2);
});
