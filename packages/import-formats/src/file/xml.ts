import { SaxesParser } from 'saxes';
import { FileError } from './fault.ts';

/** An element with what stands in it, in order. Names are without the prefix of their space. */
export type XmlNode = { name: string; attributes: Readonly<Record<string, string>>; content: (string | XmlNode)[] };

export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>> }
  | { kind: 'text'; text: string }
  | { kind: 'close'; name: string };

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * What a document says, in order, as its text comes. Entities that a document defines itself are not expanded, and no
 * other file is read. @throws FileError (`file.xml`) with the line, where the text is no XML.
 */
export async function* xmlEvents(texts: AsyncIterable<string>): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let events: XmlEvent[] = [];
  let failure: FileError | undefined;
  parser.on('error', (error) => {
    const told = error.message.replace(/^\d+:\d+: /, '');
    failure ??= new FileError('file.xml', `line ${parser.line}: this is not well-formed XML (${told})`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    events.push({ kind: 'open', name: localName(name), attributes: plainAttributes(attributes) });
  });
  parser.on('text', (text) => events.push({ kind: 'text', text }));
  parser.on('cdata', (text) => events.push({ kind: 'text', text }));
  parser.on('closetag', ({ name }) => events.push({ kind: 'close', name: localName(name) }));
  const flush = function* () {
    const ready = events;
    events = [];
    yield* ready;
    if (failure) throw failure;
  };
  for await (const text of texts) {
    parser.write(text);
    yield* flush();
  }
  parser.close();
  yield* flush();
}

function plainAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

const DEEPEST = 60;
const LARGEST = 200_000;

/**
 * The elements that `isRecord` names, whole, one after the other; what is around them is passed over. An element inside
 * a record belongs to it. @throws FileError for a text that is no XML, or a record that is too large.
 */
export async function* xmlRecords(
  texts: AsyncIterable<string>,
  isRecord: (name: string, depth: number) => boolean,
): AsyncGenerator<XmlNode> {
  const open: XmlNode[] = [];
  let depth = 0;
  let size = 0;
  for await (const event of xmlEvents(texts)) {
    if (event.kind === 'open') {
      depth += 1;
      if (open.length === 0 && !isRecord(event.name, depth)) continue;
      if (open.length >= DEEPEST || ++size > LARGEST)
        throw new FileError('file.too_deep', `a record of the file is too large`);
      const node = { name: event.name, attributes: event.attributes, content: [] };
      open.at(-1)?.content.push(node);
      open.push(node);
    } else if (event.kind === 'text') {
      if (open.length > 0) open.at(-1)?.content.push(event.text);
    } else {
      depth -= 1;
      const ended = open.pop();
      if (!ended || open.length > 0) continue;
      size = 0;
      yield ended;
    }
  }
}

export const childrenOf = (node: XmlNode | undefined, name?: string): XmlNode[] =>
  (node?.content ?? []).filter(
    (one): one is XmlNode => typeof one !== 'string' && (name === undefined || one.name === name),
  );

/** The first element at a path of names below a node. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
}

/** Every element of a name below a node, however deep. */
export function everyOf(node: XmlNode, name: string): XmlNode[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : everyOf(child, name)));
}

/** The text of a node; what is raised or lowered keeps its marks for `cleanText`. */
export function textIn(node: XmlNode | undefined): string {
  if (!node) return '';
  const parts = node.content.map((one) => {
    if (typeof one === 'string') return one;
    const inner = textIn(one);
    return one.name === 'sub' || one.name === 'sup' ? `<${one.name}>${inner}</${one.name}>` : inner;
  });
  return parts.join('');
}
