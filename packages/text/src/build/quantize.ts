import type { Tensor } from './safetensors.ts';

/** A matrix of 8-bit integers and one factor per group: real value = integer * scale of its group. */
export type Quantized = { shape: readonly [number, number]; values: Int8Array; scales: Float32Array };

const LARGEST = 127;

/**
 * Symmetric 8-bit quantisation with one scale per row, as ONNX Runtime's dynamic quantisation does for weights
 * (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html). A row of zeros gets scale 1.
 * The error of each value is at most half a scale.
 */
export function quantizeRows(tensor: Tensor): Quantized {
  const [rows, columns] = matrixShape(tensor);
  const values = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const line = tensor.data.subarray(row * columns, (row + 1) * columns);
    let largest = 0;
    for (let column = 0; column < columns; column++) largest = Math.max(largest, Math.abs(line[column] as number));
    const scale = largest > 0 ? largest / LARGEST : 1;
    scales[row] = scale;
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = Math.round((line[column] as number) / scale);
    }
  }
  return { shape: [rows, columns], values, scales };
}

/** The same integers with rows and columns exchanged; `scales` then belong to columns. */
export function transpose({ shape: [rows, columns], values, scales }: Quantized): Quantized {
  const turned = new Int8Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column] as number;
    }
  }
  return { shape: [columns, rows], values: turned, scales };
}

/** Puts matrices of equal width on top of each other: three projections become one multiplication. */
export function stackRows(tensors: readonly Tensor[]): Tensor {
  const columns = tensors[0]?.shape[1] ?? 0;
  const rows = tensors.reduce((sum, tensor) => sum + (tensor.shape[0] ?? 0), 0);
  const width = tensors[0]?.shape.length === 1 ? 1 : columns;
  const data = new Float32Array(rows * width);
  let at = 0;
  for (const tensor of tensors) {
    data.set(tensor.data, at);
    at += tensor.data.length;
  }
  if (at !== data.length) throw new Error('stackRows: the matrices differ in width');
  return { shape: tensors[0]?.shape.length === 1 ? [rows] : [rows, columns], data };
}

function matrixShape(tensor: Tensor): [number, number] {
  const [rows, columns] = tensor.shape;
  if (rows === undefined || columns === undefined || tensor.shape.length !== 2) {
    throw new Error(`expected a matrix, got shape [${tensor.shape.join(', ')}]`);
  }
  return [rows, columns];
}
