import { type Random, randomFrom } from '../fuzz/random.ts';
import { isState, type Operator, plantersOf } from './operators.ts';
import { enclosingName, type SyntaxNode, visitSource } from './syntax.ts';

/** A source with one mistake. `before` and `after` are its lines that differ, with single blanks. */
export type Mutation = {
  file: string;
  line: number;
  /** The function that it stands in, to tell like lines of a file apart. */
  within: string;
  operator: Operator;
  before: string;
  after: string;
  /** The whole source with the mistake in it. */
  source: string;
};

/** A mistake that changes nothing anybody could see, and why. It is found again by its text, wherever it moves. */
export type Explained = Pick<Mutation, 'file' | 'within' | 'before' | 'after'> & { reason: string };

/** Every mistake that the operators can make in a source, in the order of its text. */
export function mutationsOf(file: string, source: string): Mutation[] {
  const states = statesOf(source);
  const found: Mutation[] = [];
  visitSource(source, (node: SyntaxNode, above) => {
    for (const { operator, start, end, text } of plantersOf[node.type]?.(node, source, above, states) ?? []) {
      const mutated = source.slice(0, start) + text + source.slice(end);
      const from = source.lastIndexOf('\n', start - 1) + 1;
      const to = endOfLine(source, end);
      found.push({
        file,
        line: source.slice(0, start).split('\n').length,
        within: enclosingName([node, ...above]),
        operator,
        before: singleBlanks(source.slice(from, to)),
        after: singleBlanks(source.slice(from, start) + text + source.slice(end, to)),
        source: mutated,
      });
    }
  });
  return found;
}

export function isExplained(mutation: Mutation, explained: readonly Explained[]): boolean {
  return explained.some(
    ({ file, within, before, after }) =>
      file === mutation.file && within === mutation.within && before === mutation.before && after === mutation.after,
  );
}

/**
 * `count` of the mutations, the same ones for the same seed. Kinds take turns, so that one that occurs everywhere (a value
 * returned) does not crowd out one that tells more (a guard removed).
 */
export function choose(mutations: readonly Mutation[], count: number, seed: number): Mutation[] {
  const random = randomFrom(seed);
  const kinds = [...Map.groupBy(shuffled(mutations, random), ({ operator }) => operator).values()];
  const queues = shuffled(kinds, random).map((kind) => [...kind]);
  const chosen: Mutation[] = [];
  while (chosen.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = queue.shift();
      if (next && chosen.length < count) chosen.push(next);
    }
  }
  return chosen;
}

function statesOf(source: string): string[] {
  const states = new Set<string>();
  visitSource(source, (node, above) => {
    if (isState(node, above)) states.add(String(node['value']));
  });
  return [...states];
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

function singleBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
