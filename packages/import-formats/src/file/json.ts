import { FileError } from './fault.ts';

/** A value of a list, and where it begins; one that is no JSON has a fault. */
export type JsonItem = { number: number; value: unknown };

const LONGEST = 4 * 1024 * 1024;
/** The list that holds the records stands in the file itself or in an envelope around it. */
const ENVELOPES = 4;

/**
 * The members of the first list of objects or of lists, as its text comes: `[{...}]`, `{"results": [{...}]}` or
 * `{"results": [[...]]}`. Lists of words and numbers before it are passed over.
 * @throws FileError (`file.json`) when the text breaks off or is no JSON.
 */
export async function* jsonItems(texts: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  const splitter = new JsonSplitter();
  for await (const text of texts) {
    yield* splitter.take(text);
    if (splitter.isDone) return;
  }
  splitter.finish();
}

class JsonSplitter {
  isDone = false;
  /** The brackets that are open. */
  #open: string[] = [];
  #isString = false;
  #isEscaped = false;
  /** How deep the members of the list stand, once it is found. */
  #depth = -1;
  #item = '';
  #count = 0;

  take(text: string): JsonItem[] {
    const items: JsonItem[] = [];
    let from = 0;
    for (let at = 0; at < text.length && !this.isDone; at++) {
      const sign = text[at] as string;
      if (this.#isString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (sign === '\\') this.#isEscaped = true;
        else if (sign === '"') this.#isString = false;
        continue;
      }
      if (sign === '"') this.#isString = true;
      else if (sign === '{' || sign === '[') {
        if (this.#depth < 0 && this.#open.at(-1) === '[' && this.#open.length <= ENVELOPES)
          this.#depth = this.#open.length;
        if (this.#open.length === this.#depth) from = at;
        this.#open.push(sign);
      } else if (sign === '}' || sign === ']') {
        const opened = this.#open.pop();
        if ((opened === '{') !== (sign === '}')) throw broken(this.#count);
        if (this.#open.length === this.#depth) {
          items.push(this.#ended(text.slice(from, at + 1)));
        } else if (this.#open.length < this.#depth) this.isDone = true;
      }
    }
    if (this.#depth >= 0 && this.#open.length > this.#depth) this.#keep(text.slice(from));
    return items;
  }

  finish(): void {
    if (this.#open.length > 0 || this.#isString) throw broken(this.#count);
    if (this.#depth < 0) throw new FileError('file.json', 'there is no list of records in this file');
  }

  #keep(part: string): void {
    this.#item += part;
    if (this.#item.length > LONGEST)
      throw new FileError('file.too_long', `record ${this.#count + 1} is longer than ${LONGEST} characters`);
  }

  #ended(part: string): JsonItem {
    this.#keep(part);
    const text = this.#item;
    this.#item = '';
    this.#count += 1;
    try {
      return { number: this.#count, value: JSON.parse(text) };
    } catch {
      throw broken(this.#count);
    }
  }
}

const broken = (count: number) => new FileError('file.json', `the file is no JSON from record ${count + 1} on`);
