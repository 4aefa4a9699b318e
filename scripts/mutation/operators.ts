import { isNode, type SyntaxNode } from './syntax.ts';

/** One way to make a source wrong: the text between `start` and `end` becomes `text`. */
export type Change = { operator: Operator; start: number; end: number; text: string };

export type Operator =
  | 'condition negated'
  | 'comparison swapped'
  | 'boundary moved'
  | 'and, or swapped'
  | 'sign swapped'
  | 'default dropped'
  | 'returned value dropped'
  | 'statement removed'
  | 'guard removed'
  | 'state swapped'
  | 'true, false swapped'
  | 'one more'
  | 'array method swapped'
  | 'condition of a query dropped'
  | 'SQL swapped';

type Planter = (node: SyntaxNode, source: string, above: readonly SyntaxNode[], states: readonly string[]) => Change[];

// A plain object would also answer to names of its prototype such as `toString`.
function wordsOf(words: Record<string, string>): Readonly<Record<string, string | undefined>> {
  return Object.assign(Object.create(null), words);
}

const COMPARISONS = wordsOf({ '===': '!==', '!==': '===', '==': '!=', '!=': '==' });
const BOUNDARIES = wordsOf({ '<': '<=', '<=': '<', '>': '>=', '>=': '>' });
const SIGNS = wordsOf({ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' });
const ASSIGNMENTS = wordsOf({ '+=': '-=', '-=': '+=' });
const METHODS = wordsOf({
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
});
// Left out of a chain, the rest still has a value of the same kind.
const DROPPED_METHODS = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'toUpperCase',
  'toLowerCase',
]);
const SQL_WORDS = wordsOf({
  and: 'or',
  or: 'and',
  'is null': 'is not null',
  'is not null': 'is null',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  desc: 'asc',
});
const SQL_WORD = /(?<![-<>=@!\w])(is not null|is null|and|or|desc|<=|>=|<|>)(?![-<>=\w])/g;

/** What may be planted at a node. `states`: the strings that the file compares something with. */
export const plantersOf: Readonly<Record<string, Planter>> = {
  BinaryExpression: (node, source) => {
    const operator = String(node['operator']);
    const swaps = { 'comparison swapped': COMPARISONS, 'boundary moved': BOUNDARIES, 'sign swapped': SIGNS } as const;
    return (Object.keys(swaps) as (keyof typeof swaps)[]).flatMap((name) => {
      const next = swaps[name][operator];
      if (!next || (operator === '+' && isText(node))) return [];
      return between(name, node, source, operator, next);
    });
  },
  LogicalExpression: (node, source) => {
    const operator = String(node['operator']);
    if (operator === '??') return [change('default dropped', child(node, 'left').end, node.end, closing(node, source))];
    return between('and, or swapped', node, source, operator, operator === '&&' ? '||' : '&&');
  },
  UnaryExpression: (node) =>
    node['operator'] === '!' ? [change('condition negated', node.start, child(node, 'argument').start, '')] : [],
  IfStatement: (node, source) => [
    ...negated(child(node, 'test'), source),
    ...(!node['alternate'] && leaves(child(node, 'consequent'))
      ? [change('guard removed', node.start, node.end, ';')]
      : []),
  ],
  ConditionalExpression: (node, source) => negated(child(node, 'test'), source),
  ReturnStatement: ({ argument, start, end }) =>
    isNode(argument) && !isNothing(argument) ? [change('returned value dropped', start, end, 'return;')] : [],
  ArrowFunctionExpression: ({ body }) =>
    isNode(body) && body.type !== 'BlockStatement' && !isNothing(body) && body.type !== 'Literal'
      ? [change('returned value dropped', body.start, body.end, 'undefined')]
      : [],
  ExpressionStatement: (node) => {
    const expression = child(node, 'expression');
    const done = expression.type === 'AwaitExpression' ? child(expression, 'argument') : expression;
    const isEffect = ['CallExpression', 'AssignmentExpression', 'UpdateExpression'].includes(done.type);
    return isEffect ? [change('statement removed', node.start, node.end, ';')] : [];
  },
  AssignmentExpression: (node, source) => {
    const next = ASSIGNMENTS[String(node['operator'])];
    return next ? between('sign swapped', node, source, String(node['operator']), next) : [];
  },
  Literal: (node, _source, above, states) => {
    const { value, start, end, bigint } = node;
    if (typeof bigint === 'string') return [change('one more', start, end, `${BigInt(bigint) + 1n}n`)];
    if (typeof value === 'number') return [change('one more', start, end, String(value + 1))];
    if (typeof value === 'boolean') return [change('true, false swapped', start, end, String(!value))];
    if (typeof value !== 'string' || !isState(node, above)) return [];
    const at = states.indexOf(value);
    const other = states[(at + 1) % states.length];
    return [change('state swapped', start, end, `'${other === undefined || other === value ? 'swapped' : other}'`)];
  },
  CallExpression: (node, source) => {
    const callee = child(node, 'callee');
    const operands = (node['arguments'] as SyntaxNode[]) ?? [];
    if (callee.type === 'Identifier' && callee['name'] === 'and' && operands.length > 1) {
      return operands.map(({ start, end }) => change('condition of a query dropped', start, end, 'undefined'));
    }
    if (callee.type !== 'MemberExpression' || callee['computed']) return [];
    const [object, property] = [child(callee, 'object'), child(callee, 'property')];
    const method = String(property['name']);
    const next = METHODS[method];
    if (next) return [change('array method swapped', property.start, property.end, next)];
    if (!DROPPED_METHODS.has(method)) return [];
    // a bracket around the object ends after it
    const gap = source.slice(object.end, property.start).search(/\??\.\s*$/);
    return [change('array method swapped', object.end + gap, node.end, '')];
  },
  TaggedTemplateExpression: (node) => {
    if (!/^(sql|tx|db)$/.test(String(child(node, 'tag')['name'] ?? ''))) return [];
    const quasis = child(node, 'quasi')['quasis'] as (SyntaxNode & { value: { raw: string } })[];
    return quasis.flatMap((quasi) =>
      [...quasi.value.raw.matchAll(SQL_WORD)]
        .filter(({ index }) => !/between\s*\S*\s*$/.test(quasi.value.raw.slice(0, index)))
        .map(({ 0: word, index }) => {
          // a part of a template starts with its ` or }
          const start = quasi.start + 1 + index;
          return change('SQL swapped', start, start + word.length, SQL_WORDS[word] as string);
        }),
    );
  },
};

/** Strings that decide: compared with something, looked for in a list, or a case. */
export function isState({ type, value }: SyntaxNode, [parent, grandparent]: readonly SyntaxNode[]): boolean {
  if (type !== 'Literal' || typeof value !== 'string' || !parent) return false;
  if (parent.type === 'SwitchCase') return true;
  if (parent.type === 'BinaryExpression') return COMPARISONS[String(parent['operator'])] !== undefined;
  return parent.type === 'ArrayExpression' && grandparent?.type === 'MemberExpression';
}

function change(operator: Operator, start: number, end: number, text: string): Change {
  return { operator, start, end, text };
}

function child(node: SyntaxNode, key: string): SyntaxNode {
  return node[key] as SyntaxNode;
}

/** Another operator between left and right; brackets around either stay. */
function between(operator: Operator, node: SyntaxNode, source: string, from: string, to: string): Change[] {
  const left = child(node, 'left').end;
  const at = source.slice(left, child(node, 'right').start).indexOf(from);
  return at < 0 ? [] : [change(operator, left + at, left + at + from.length, to)];
}

/** The brackets between the left side and the `??` that belong to the left side. */
function closing(node: SyntaxNode, source: string): string {
  const gap = source.slice(child(node, 'left').end, child(node, 'right').start);
  return gap.slice(0, gap.indexOf('??')).trimEnd();
}

function negated(test: SyntaxNode, source: string): Change[] {
  const isCovered =
    (test.type === 'BinaryExpression' && COMPARISONS[String(test['operator'])] !== undefined) ||
    test.type === 'UnaryExpression';
  if (isCovered) return [];
  return [change('condition negated', test.start, test.end, `!(${source.slice(test.start, test.end)})`)];
}

/** Whether a branch leaves its function or its turn of a loop. */
function leaves(branch: SyntaxNode): boolean {
  if (branch.type === 'BlockStatement') {
    const last = (branch['body'] as SyntaxNode[]).at(-1);
    return last !== undefined && leaves(last);
  }
  return ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(branch.type);
}

function isNothing({ type, name, value }: SyntaxNode): boolean {
  return (type === 'Identifier' && name === 'undefined') || (type === 'Literal' && (value === null || value === false));
}

function isText(node: SyntaxNode): boolean {
  if (node.type === 'TemplateLiteral') return true;
  if (node.type === 'Literal') return typeof node['value'] === 'string';
  return node.type === 'BinaryExpression' && (isText(child(node, 'left')) || isText(child(node, 'right')));
}
