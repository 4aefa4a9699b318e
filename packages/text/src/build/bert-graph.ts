/**
 * The graph of a BERT sentence encoder (Devlin et al. 2018, https://arxiv.org/abs/1810.04805) with 8-bit weights:
 * token ids in, one L2-normalised vector out. It takes one text at a time and therefore needs no attention mask.
 */
import { INPUT_NAME, OUTPUT_NAME } from '../embedding/ports.ts';
import { createGraph, type GraphBuilder, typeCode } from './onnx-graph.ts';
import { quantizeRows, stackRows, transpose } from './quantize.ts';
import type { Tensor } from './safetensors.ts';

/** The fields of a BERT `config.json` that decide the graph's shape. */
export type BertConfig = {
  hidden_size: number;
  num_attention_heads: number;
  num_hidden_layers: number;
  layer_norm_eps: number;
};

type Tensors = (name: string) => Tensor;

/**
 * Builds the model file. Weights are quantised per output column, activations while running
 * (DynamicQuantizeLinear), everything else stays float32. The same tensors give the same bytes.
 */
export function buildBertGraph(config: BertConfig, tensors: Tensors): Buffer {
  const graph = createGraph();
  const { hidden_size: width, num_attention_heads: heads, num_hidden_layers: layers } = config;
  const size = width / heads;
  const norm = { axis: -1, epsilon: { float: config.layer_norm_eps } };
  const vector = (name: string) => floats(graph, tensors(name));
  const layerNorm = (x: string, name: string) =>
    graph.node('LayerNormalization', [x, vector(`${name}.weight`), vector(`${name}.bias`)], norm);

  let x = layerNorm(embedTokens(graph, tensors), 'embeddings.LayerNorm');
  const perHead = graph.integers(0, 0, heads, size);
  const joined = graph.integers(0, 0, width);
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder.layer.${layer}`;
    const projections = linear(
      graph,
      tensors,
      x,
      ['query', 'key', 'value'].map((part) => `${at}.attention.self.${part}`),
    );
    const [query = '', key = '', value = ''] = graph.nodes(
      'Split',
      [projections, graph.integers(width, width, width)],
      3,
      {
        axis: 2,
      },
    );
    const split = (part: string, perm: number[]) =>
      graph.node('Transpose', [graph.node('Reshape', [part, perHead])], { perm });
    const products = graph.node('MatMul', [split(query, [0, 2, 1, 3]), split(key, [0, 2, 3, 1])]);
    const scaled = graph.node('Mul', [products, graph.scalar(1 / Math.sqrt(size))]);
    const mixed = graph.node('MatMul', [graph.node('Softmax', [scaled], { axis: -1 }), split(value, [0, 2, 1, 3])]);
    const attended = graph.node('Reshape', [graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] }), joined]);
    const output = linear(graph, tensors, attended, [`${at}.attention.output.dense`]);
    x = layerNorm(graph.node('Add', [output, x]), `${at}.attention.output.LayerNorm`);
    const inner = gelu(graph, linear(graph, tensors, x, [`${at}.intermediate.dense`]));
    const outer = linear(graph, tensors, inner, [`${at}.output.dense`]);
    x = layerNorm(graph.node('Add', [outer, x]), `${at}.output.LayerNorm`);
  }
  const mean = graph.node('ReduceMean', [x], { axes: [1], keepdims: 0 });
  const unit = graph.node('LpNormalization', [mean], { axis: -1, p: 2 });
  return graph.finish([{ name: INPUT_NAME, type: 'int32', shape: [1, 'tokens'] }], unit, {
    name: OUTPUT_NAME,
    type: 'float',
    shape: [1, width],
  });
}

const floats = (graph: GraphBuilder, tensor: Tensor) => graph.constant('float', tensor.shape, tensor.data);

/** Word vectors stay 8-bit in memory and are widened after the lookup; position and type are one table. */
function embedTokens(graph: GraphBuilder, tensors: Tensors): string {
  const words = quantizeRows(tensors('embeddings.word_embeddings.weight'));
  const table = graph.constant('int8', words.shape, words.values);
  const scales = graph.constant('float', [words.shape[0], 1], words.scales);
  const row = graph.node('Cast', [graph.node('Gather', [table, INPUT_NAME], { axis: 0 })], { to: typeCode('float') });
  const meaning = graph.node('Mul', [row, graph.node('Gather', [scales, INPUT_NAME], { axis: 0 })]);

  const positions = tensors('embeddings.position_embeddings.weight');
  const type = tensors('embeddings.token_type_embeddings.weight').data; // Every token is of the first type.
  const width = positions.shape[1] ?? 0;
  const places = positions.data.map((value, i) => value + (type[i % width] ?? 0));
  const length = graph.node('Gather', [graph.node('Shape', [INPUT_NAME]), graph.integers(1)], { axis: 0 });
  const first = graph.integers(0);
  const table2 = graph.constant('float', positions.shape, places);
  return graph.node('Add', [meaning, graph.node('Slice', [table2, first, length, first])]);
}

/** x W^T + b in 8-bit integers; several layers with the same input are multiplied as one. */
function linear(graph: GraphBuilder, tensors: Tensors, x: string, names: readonly string[]): string {
  const weight = transpose(quantizeRows(stackRows(names.map((name) => tensors(`${name}.weight`)))));
  const bias = floats(graph, stackRows(names.map((name) => tensors(`${name}.bias`))));
  const [values = '', scale = '', zero = ''] = graph.nodes('DynamicQuantizeLinear', [x], 3);
  const product = graph.node('MatMulInteger', [values, graph.constant('int8', weight.shape, weight.values), zero]);
  const factor = graph.node('Mul', [scale, graph.constant('float', [weight.scales.length], weight.scales)]);
  const real = graph.node('Mul', [graph.node('Cast', [product], { to: typeCode('float') }), factor]);
  return graph.node('Add', [real, bias]);
}

/** x / 2 * (1 + erf(x / sqrt 2)): Hendrycks and Gimpel 2016, https://arxiv.org/abs/1606.08415 */
function gelu(graph: GraphBuilder, x: string): string {
  const erf = graph.node('Erf', [graph.node('Div', [x, graph.scalar(Math.SQRT2)])]);
  return graph.node('Mul', [graph.node('Mul', [x, graph.node('Add', [erf, graph.scalar(1)])]), graph.scalar(0.5)]);
}
