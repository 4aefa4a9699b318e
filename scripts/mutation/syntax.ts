import { parseAst } from 'vitest/node';

/** A node of the syntax tree (ESTree with types). `start` and `end` count UTF-16 units of the source. */
export type SyntaxNode = { type: string; start: number; end: number; [key: string]: unknown };

/** A node with those above it, the nearest first. */
export type Visit = (node: SyntaxNode, above: readonly SyntaxNode[]) => void;

// Of these only the expression inside is there when the program runs.
const WRAPPERS = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSInstantiationExpression',
]);

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Visits all that is left of a TypeScript source when it runs; types, imports and prose are passed over. */
export function visitSource(source: string, visit: Visit): void {
  // The parser's own type names every node; here a node is only where it stands and what hangs below it.
  walk(parseAst(source, { lang: 'ts' }) as unknown as SyntaxNode, [], visit);
}

function walk(node: SyntaxNode, above: readonly SyntaxNode[], visit: Visit): void {
  if (node.type === 'ImportDeclaration') return;
  if (node.type.startsWith('TS') && !WRAPPERS.has(node.type)) return;
  if (isProse(node)) {
    walk((node['callee'] as SyntaxNode)['object'] as SyntaxNode, [node, ...above], visit);
    return;
  }
  visit(node, above);
  const next = [node, ...above];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, next, visit);
  }
}

/** What a schema says in the API document beside its rules: examples and descriptions. */
function isProse({ type, callee }: SyntaxNode): boolean {
  const method =
    type === 'CallExpression' && isNode(callee) && isNode(callee['property']) ? callee['property'] : undefined;
  return method !== undefined && ['meta', 'describe'].includes(String(method['name']));
}

/** The name of the function that the node stands in; empty at the top of a file. */
export function enclosingName(above: readonly SyntaxNode[]): string {
  for (const [index, node] of above.entries()) {
    const named = isNode(node['id']) ? node['id'] : isNode(node['key']) ? node['key'] : undefined;
    const isNamed = /^(FunctionDeclaration|MethodDefinition|ClassDeclaration)$/.test(node.type);
    const isConst = node.type === 'VariableDeclarator' && index + 1 < above.length && isTop(above, index);
    if ((isNamed || isConst) && named) return String(named['name']);
  }
  return '';
}

function isTop(above: readonly SyntaxNode[], index: number): boolean {
  return above
    .slice(index + 1)
    .every(({ type }) => /^(VariableDeclaration|ExportNamedDeclaration|Program)$/.test(type));
}
