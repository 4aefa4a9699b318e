import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const gauge = (name: string) => ({ name, help: name, labels: ['kind'] as const });
const gauges = [gauge('sample_things')];

it('tells the figures of a collector as of now, and none that it told before', async () => {
  const metrics = createMetrics('sample');
  let kinds = ['old'];
  const collect = async () => kinds.map((kind) => ({ gauge: 'sample_things', labels: { kind }, value: 3 }));
  metrics.collected({ name: 'things', gauges, collect });
  expect(await metrics.text()).toContain('sample_things{kind="old",service="sample"} 3');
  kinds = ['new'];
  await expect.poll(() => metrics.text(), { timeout: 10_000 }).toContain('kind="new"');
  expect(await metrics.text()).not.toContain('kind="old"');
});

it('leaves out the figures of a collector that fails or does not answer, and tells those of the others', async () => {
  const metrics = createMetrics('sample');
  metrics.collected({ name: 'broken', gauges, collect: () => Promise.reject(new Error('the engine is away')) });
  metrics.collected({
    name: 'mute',
    gauges: [gauge('sample_mute')],
    collect: () => new Promise(() => {}),
  });
  metrics.collected({
    name: 'well',
    gauges: [gauge('sample_well')],
    collect: async () => [{ gauge: 'sample_well', labels: { kind: 'a' }, value: 7 }],
  });
  const text = await metrics.text();
  expect(text).toContain('sample_well{kind="a",service="sample"} 7');
  expect(text).not.toMatch(/^sample_(things|mute)/m);
  for (const [collector, success] of [
    ['broken', 0],
    ['mute', 0],
    ['well', 1],
  ])
    expect(text).toContain(`collector_success{collector="${collector}",service="sample"} ${success}`);
});

it('asks its collectors once for all who ask at a time', async () => {
  const metrics = createMetrics('sample');
  let asked = 0;
  metrics.collected({
    name: 'counted',
    gauges,
    collect: async () => {
      asked += 1;
      return [];
    },
  });
  await Promise.all(Array.from({ length: 50 }, () => metrics.text()));
  expect(asked).toBe(1);
});

it('sorts durations of one name into one histogram, whoever records them', async () => {
  const metrics = createMetrics('sample');
  const histogram = { name: 'sample_seconds', help: 'Seconds', labels: ['of'], buckets: [1, 10] };
  metrics.durations(histogram)({ of: 'a' }, 0.5);
  metrics.durations(histogram)({ of: 'a' }, 5);
  const text = await metrics.text();
  expect(text).toContain('sample_seconds_bucket{le="1",service="sample",of="a"} 1');
  expect(text).toContain('sample_seconds_count{service="sample",of="a"} 2');
});

it('serves several servers of one context: the runtime is told once', async () => {
  const metrics = createMetrics('sample');
  metrics.addRuntime();
  metrics.addRuntime();
  expect((await metrics.text()).match(/^process_cpu_seconds_total/gm)).toHaveLength(1);
});
