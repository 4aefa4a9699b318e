import client from 'prom-client';

/** Prometheus metrics of one process: the runtime's own, and HTTP durations by route. */
export function createMetrics(name: string) {
  const registry = new client.Registry();
  registry.setDefaultLabels({ service: name });
  client.collectDefaultMetrics({ register: registry });
  const duration = new client.Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observe: (method: string, route: string, status: number, ms: number) =>
      duration.observe({ method, route, status: String(status) }, ms / 1000),
  };
}
