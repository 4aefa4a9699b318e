import { childrenOf, textIn, type XmlNode } from './xml.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A record of a foreign list as cells under headings: what stands inside another is named with it (`applicant.name`),
 * words of a list stand in one cell, behind each other.
 */
export function cellsOfValue(value: unknown): Map<string, string> {
  const cells = new Map<string, string>();
  if (Array.isArray(value)) for (const [index, one] of value.entries()) put(cells, `${index + 1}`, one);
  else if (isObject(value)) for (const [name, one] of Object.entries(value)) put(cells, name, one);
  return cells;
}

function put(cells: Map<string, string>, name: string, value: unknown): void {
  if (value === null || value === undefined || value === '') return;
  if (isObject(value)) {
    for (const [inner, one] of Object.entries(value)) put(cells, `${name}.${inner}`, one);
  } else if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    if (value.length > 0) cells.set(name, isPlain ? value.map(String).join('; ') : JSON.stringify(value));
  } else cells.set(name, String(value));
}

/** The same of an element: attributes stand behind `@`, a language behind the name: `title (en)`. */
export function cellsOfNode(node: XmlNode): Map<string, string> {
  const cells = new Map<string, string>();
  addNode(cells, node, '');
  return cells;
}

function addNode(cells: Map<string, string>, node: XmlNode, name: string): void {
  const { lang, ...attributes } = node.attributes;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!attribute.startsWith('xmlns') && value !== '') add(cells, `${name}@${attribute}`, value);
  }
  const children = childrenOf(node);
  const isText = children.every(
    ({ name: child }) => child === 'p' || child === 'sub' || child === 'sup' || child === 'br',
  );
  if (isText) {
    const text = textIn(node).trim();
    if (text !== '' && name !== '') add(cells, lang ? `${name} (${lang.toLowerCase()})` : name, text);
  } else for (const child of children) addNode(cells, child, name === '' ? child.name : `${name}.${child.name}`);
}

function add(cells: Map<string, string>, name: string, value: string): void {
  const before = cells.get(name);
  cells.set(name, before === undefined ? value : `${before}; ${value}`);
}
