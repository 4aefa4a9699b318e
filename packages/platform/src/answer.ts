import type { z } from 'zod';
import { readStored } from './stored.ts';

/** What was found of an answer that its schema does not allow: where, and by which rule. Never the value. */
export type Misfit = { pointer: string; rule: string };

export type AnswerOptions = {
  /** Which part of the answers is also validated by the schema: 1 all, 0 none. */
  checkShare: number;
  /** Hears of validated answers that the schema does not allow. They were sent all the same. */
  onMisfit: (misfits: readonly Misfit[]) => void;
};

/** Takes of a value what the schema names. Throws `OTHER_SHAPE` for a value of another shape. */
type Take = (value: unknown) => unknown;

const OTHER_SHAPE = Symbol('another shape');
const MISFITS_MAX = 20;

/**
 * The JSON of answers of one schema. It holds what the schema names and nothing else, and the shape must be right; the
 * rules of values were asked when the record was written, so they are asked again for a share of the answers only. An
 * object that allows no other field loses it, as any other: a newer release may have written it.
 * The schema is walked once, here: an answer costs a copy of what is named.
 * @throws ZodError (from the function returned) for an answer whose shape is wrong.
 */
export function answerWriter<S extends z.ZodType>(schema: S, options: AnswerOptions): (answer: unknown) => string {
  const take = takeOf(schema);
  return (answer) => {
    if (options.checkShare > 0 && Math.random() < options.checkShare) check(schema, answer, options);
    return JSON.stringify(taken(take, schema, answer));
  };
}

function taken(take: Take, schema: z.ZodType, answer: unknown): unknown {
  try {
    return take(answer);
  } catch (thrown) {
    if (thrown !== OTHER_SHAPE) throw thrown;
    // Read by the schema itself, which knows whether that is a fault, and can name the place.
    return readStored(schema, answer);
  }
}

function check(schema: z.ZodType, answer: unknown, { onMisfit }: AnswerOptions): void {
  const { success, error } = schema.safeParse(answer);
  if (success) return;
  onMisfit(
    error.issues
      .slice(0, MISFITS_MAX)
      .map(({ path, code }) => ({ pointer: `/${path.map(String).join('/')}`, rule: code })),
  );
}

// The tree of a schema; zod gives each node a definition that names its type and its parts.
type Node = z.core.$ZodType;
type Def = {
  type: string;
  shape?: Record<string, Node>;
  catchall?: Node;
  element?: Node;
  valueType?: Node;
  innerType?: Node;
  options?: readonly Node[];
  discriminator?: string;
  entries?: Record<string, string | number>;
  values?: readonly unknown[];
  getter?: () => Node;
};
const defOf = (node: Node) => node._zod.def as unknown as Def;

const takes = new WeakMap<Node, Take>();

function takeOf(node: Node): Take {
  const known = takes.get(node);
  if (known) return known;
  let take: Take | undefined;
  // A schema that names itself finds this while it is being walked.
  takes.set(node, (value) => (take as Take)(value));
  take = makeTake(node);
  takes.set(node, take);
  return take;
}

function makeTake(node: Node): Take {
  const def = defOf(node);
  switch (def.type) {
    case 'object':
      return takeObject(node, def);
    case 'array':
      return takeArray(takeOf(def.element as Node));
    case 'record':
      return takeRecord(takeOf(def.valueType as Node));
    case 'union':
      return takeUnion(node, def);
    case 'optional':
      return unless(undefined, takeOf(def.innerType as Node));
    case 'nullable':
      return unless(null, takeOf(def.innerType as Node));
    case 'default':
      // Zod puts in what is left out.
      return withDefault(node, takeOf(def.innerType as Node));
    case 'readonly':
      return takeOf(def.innerType as Node);
    case 'lazy':
      return takeOf((def.getter as () => Node)());
    case 'string':
    case 'template_literal':
      return only((value) => typeof value === 'string');
    case 'number':
      return only(Number.isFinite);
    case 'boolean':
      return only((value) => typeof value === 'boolean');
    case 'null':
      return only((value) => value === null);
    case 'enum':
      return among(Object.values(def.entries ?? {}));
    case 'literal':
      return among(def.values ?? []);
    case 'unknown':
    case 'any':
      return (value) => value;
    default:
      // What makes another value of a value only zod can say.
      return (value) => readStored(node as z.ZodType, value);
  }
}

function only(isRight: (value: unknown) => boolean): Take {
  return (value) => {
    if (isRight(value)) return value;
    throw OTHER_SHAPE;
  };
}

function among(values: readonly unknown[]): Take {
  const known = new Set(values);
  return only((value) => known.has(value));
}

function unless(nothing: null | undefined, take: Take): Take {
  return (value) => (value === nothing ? value : take(value));
}

function withDefault(node: Node, take: Take): Take {
  return (value) => (value === undefined ? readStored(node as z.ZodType, value) : take(value));
}

function takeArray(take: Take): Take {
  return (value) => {
    if (!Array.isArray(value)) throw OTHER_SHAPE;
    return value.map((each) => take(each));
  };
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw OTHER_SHAPE;
  return value as Record<string, unknown>;
}

function takeRecord(take: Take): Take {
  return (value) => {
    const given = asObject(value);
    // A field may be called __proto__.
    return Object.fromEntries(Object.keys(given).map((key) => [key, take(given[key])]));
  };
}

function takeObject(node: Node, def: Def): Take {
  // Fields beyond those named are let through by no answer of ours; the schema itself knows what it allows.
  if (def.catchall && defOf(def.catchall).type !== 'never') return (value) => readStored(node as z.ZodType, value);
  const fields = Object.entries(def.shape ?? {}).map(([key, field]) => ({ key, take: takeOf(field) }));
  return (value) => {
    const given = asObject(value);
    const kept: Record<string, unknown> = {};
    for (const { key, take } of fields) {
      const each = take(given[key]);
      if (each !== undefined) kept[key] = each;
    }
    return kept;
  };
}

function takeUnion(node: Node, def: Def): Take {
  const { discriminator, options = [] } = def;
  if (discriminator === undefined) {
    // Which part a value is of may hang on rules that are not asked here.
    return options.every(isLeaf) ? takeLeaf(options.map(takeOf)) : (value) => readStored(node as z.ZodType, value);
  }
  const byValue = new Map<unknown, Take>();
  for (const option of options) {
    for (const value of option._zod.propValues?.[discriminator] ?? []) byValue.set(value, takeOf(option));
  }
  return (value) => {
    const take = byValue.get(asObject(value)[discriminator]);
    if (!take) throw OTHER_SHAPE;
    return take(value);
  };
}

const LEAVES = new Set(['string', 'template_literal', 'number', 'boolean', 'null', 'enum', 'literal']);
const isLeaf = (node: Node) => LEAVES.has(defOf(node).type);

function takeLeaf(leaves: readonly Take[]): Take {
  return (value) => {
    for (const take of leaves) {
      try {
        return take(value);
      } catch (thrown) {
        if (thrown !== OTHER_SHAPE) throw thrown;
      }
    }
    throw OTHER_SHAPE;
  };
}
