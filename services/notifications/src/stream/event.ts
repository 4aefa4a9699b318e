/** How far a client has read, by the `Last-Event-ID` that it sends when it comes back; undefined: it comes for the first time. */
export function lastEventId(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** One server-sent event (WHATWG HTML, 9.2). JSON has no line breaks of its own, so one line of data is enough. */
export function serverEvent({ id, event, data }: { id?: number; event: string; data: unknown }): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A line that clients ignore; it keeps proxies from thinking that nobody is there. */
export const HEARTBEAT = ':\n\n';

/** The first lines: when to come back after the connection is lost. */
export const OPENING = 'retry: 3000\n:\n\n';
