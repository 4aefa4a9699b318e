import '../embedding/no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { createGraph, typeCode } from './onnx-graph.ts';

test('a built graph runs in ONNX Runtime and computes what was written', async () => {
  const graph = createGraph();
  const table = graph.constant('float', [2, 2], Float32Array.of(1, 2, 3, 4));
  const row = graph.node('Gather', [table, 'ids'], { axis: 0 });
  const scaled = graph.node('Mul', [row, graph.scalar(10)]);
  const integers = graph.node('Cast', [scaled], { to: typeCode('int64') });
  const flat = graph.node('Reshape', [integers, graph.integers(-1)]);
  const [left = '', right = ''] = graph.nodes('Split', [flat, graph.integers(1, 3)], 2, { axis: 0 });
  const model = graph.finish(
    [{ name: 'ids', type: 'int32', shape: ['n'] }],
    graph.node('Concat', [right, left], { axis: 0 }),
    { name: 'y', type: 'int64', shape: ['m'] },
  );

  const session = await InferenceSession.create(model);
  const { y } = await session.run({ ids: new Tensor('int32', Int32Array.of(1, 0), [2]) });
  expect([...((y as Tensor).data as BigInt64Array)]).toEqual([40n, 10n, 20n, 30n]);
  await session.release();
});

test('a constant whose data does not fill its shape is refused', () => {
  expect(() => createGraph().constant('float', [2, 2], Float32Array.of(1))).toThrow('got 1 elements');
});
