/**
 * Builds an ONNX model file node by node. Field numbers and type codes are those of onnx.proto:
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import { bytesField, floatField, integerField, messageField } from './protobuf.ts';

const TYPE = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
/** Element types of the tensors that this builder writes. */
export type ElementType = keyof typeof TYPE;
/** The code that onnx.proto gives to an element type, as the `to` attribute of Cast wants it. */
export const typeCode = (type: ElementType): number => TYPE[type];

const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;
/** An attribute of a node: an integer, a list of integers, or `{ float }`. */
export type Attribute = number | readonly number[] | { float: number };

/** Input or output of the whole graph; a text dimension has no fixed length. */
export type Port = { name: string; type: ElementType; shape: readonly (number | string)[] };

const IR_VERSION = 8;
const OPERATOR_SET = 17;

/** A graph under construction. Every method that adds something returns the name under which later nodes find it. */
export type GraphBuilder = {
  /** Adds an operator with one output. */
  node(operator: string, inputs: readonly string[], attributes?: Record<string, Attribute>): string;
  /** Adds an operator with several outputs. */
  nodes(operator: string, inputs: readonly string[], outputs: number, attributes?: Record<string, Attribute>): string[];
  /** Adds a constant; `data` must hold exactly the product of `shape` elements. */
  constant(type: ElementType, shape: readonly number[], data: NodeJS.TypedArray): string;
  /** A constant list of 64-bit integers, as Reshape and ReduceMean want it. */
  integers(...values: number[]): string;
  /** A constant number without dimensions. */
  scalar(value: number): string;
  /** The finished model file. `result` becomes the output port. */
  finish(inputs: readonly Port[], result: string, output: Port): Buffer;
};

/**
 * Starts an empty graph (IR version 8, operator set 17).
 * @example
 * const graph = createGraph();
 * const twice = graph.node('Add', ['x', 'x']);
 * graph.finish([{ name: 'x', type: 'float', shape: [2] }], twice, { name: 'y', type: 'float', shape: [2] });
 */
export function createGraph(): GraphBuilder {
  const nodeFields: Buffer[] = [];
  const constants: Buffer[] = [];
  let count = 0;
  const name = (stem: string) => `${stem}_${count++}`;

  function add(operator: string, inputs: readonly string[], outputs: string[], attributes: Record<string, Attribute>) {
    nodeFields.push(
      messageField(1, [
        ...inputs.map((input) => bytesField(1, input)),
        ...outputs.map((output) => bytesField(2, output)),
        bytesField(3, name('node')),
        bytesField(4, operator),
        ...Object.entries(attributes).map(([key, value]) => attributeField(key, value)),
      ]),
    );
  }

  const builder: GraphBuilder = {
    node(operator, inputs, attributes = {}) {
      const output = name(operator);
      add(operator, inputs, [output], attributes);
      return output;
    },
    nodes(operator, inputs, outputs, attributes = {}) {
      const names = Array.from({ length: outputs }, () => name(operator));
      add(operator, inputs, names, attributes);
      return names;
    },
    constant(type, shape, data) {
      const wanted = shape.reduce((product, n) => product * n, 1);
      if (data.length !== wanted) throw new Error(`constant of shape [${shape}] got ${data.length} elements`);
      const key = name(type);
      const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      constants.push(
        messageField(5, [
          ...shape.map((n) => integerField(1, n)),
          integerField(2, TYPE[type]),
          bytesField(8, key),
          bytesField(9, raw),
        ]),
      );
      return key;
    },
    integers: (...values) => builder.constant('int64', [values.length], BigInt64Array.from(values, BigInt)),
    scalar: (value) => builder.constant('float', [], Float32Array.of(value)),
    finish(inputs, result, output) {
      add('Identity', [result], [output.name], {});
      const graph = messageField(7, [
        ...nodeFields,
        bytesField(2, 'graph'),
        ...constants,
        ...inputs.map((port) => portField(11, port)),
        portField(12, output),
      ]);
      const operatorSet = messageField(8, [bytesField(1, ''), integerField(2, OPERATOR_SET)]);
      return Buffer.concat([integerField(1, IR_VERSION), graph, operatorSet]);
    },
  };
  return builder;
}

function attributeField(key: string, value: Attribute): Buffer {
  const parts =
    typeof value === 'number'
      ? [integerField(3, value), integerField(20, ATTRIBUTE.int)]
      : 'float' in value
        ? [floatField(2, value.float), integerField(20, ATTRIBUTE.float)]
        : [...value.map((n) => integerField(8, n)), integerField(20, ATTRIBUTE.ints)];
  return messageField(5, [bytesField(1, key), ...parts]);
}

function portField(field: number, { name, type, shape }: Port): Buffer {
  const dimensions = shape.map((size) =>
    messageField(1, [typeof size === 'string' ? bytesField(2, size) : integerField(1, size)]),
  );
  const tensorType = messageField(1, [integerField(1, TYPE[type]), messageField(2, dimensions)]);
  return messageField(field, [bytesField(1, name), messageField(2, [tensorType])]);
}
