import { Window } from 'happy-dom';
import type { TestGateway } from './gateway.ts';

type Form = { elements: { namedItem(name: string): unknown }; dispatchEvent(event: unknown): void };

const ORIGIN = 'http://localhost:3000';
const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...given: unknown[]) => Promise<void>;

export type Page = {
  document: Window['document'];
  /** What is shown, without what templates hold. */
  text(): string;
  /** Where the page sent the browser. */
  wentTo(): string | undefined;
  /** Fills a form in and sends it; the answer has come when this is over. */
  send(fields: Record<string, string>): Promise<string>;
  press(label: string): Promise<string>;
};

/**
 * A browser without a window: opens pages of the gateway, runs their scripts on a document, keeps cookies between them, and
 * sends `Origin` with every write.
 */
export function createBrowser({ app }: Pick<TestGateway, 'app'>, language = 'en') {
  const cookies = new Map<string, string>();

  const ask = async (path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) => {
    const { method = 'GET', headers = {}, body } = init;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = { 'accept-language': language, ...(cookie && { cookie }), ...(method !== 'GET' && { origin: ORIGIN }) };
    const reply = await app.inject({
      url: path,
      method: method as 'GET',
      headers: { ...headers, ...own },
      ...(body !== undefined && { payload: body }),
    });
    for (const { name, value } of reply.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  };

  return {
    cookies,
    async open(address: string): Promise<Page> {
      const url = new URL(address, ORIGIN);
      const page = await ask(url.pathname + url.search);
      if (page.statusCode !== 200) throw new Error(`${address} answers ${page.statusCode}`);
      const window = new Window({ url: url.href });
      const { document } = window;
      const script = /<script type="module">([\s\S]*)<\/script>/.exec(page.body)?.[1] ?? '';
      document.write(page.body.replace(/<script type="module">[\s\S]*<\/script>/, ''));
      let under = 0;
      let wentTo: string | undefined;
      const fetch = async (path: string, init: Parameters<typeof ask>[1]) => {
        under += 1;
        try {
          const reply = await ask(path, init);
          return { ok: reply.statusCode < 300, status: reply.statusCode, text: async () => reply.body };
        } finally {
          under -= 1;
        }
      };
      const location = {
        hash: url.hash,
        pathname: url.pathname,
        search: url.search,
        assign: (path: string) => {
          wentTo = path;
        },
      };
      const history = {
        replaceState: (_state: unknown, _title: string, path: string) => {
          location.hash = path.includes('#') ? path : '';
        },
      };
      const settle = async () => {
        for (let quiet = 0; quiet < 3; quiet = under === 0 ? quiet + 1 : 0) await new Promise(setImmediate);
      };
      const names = ['window', 'document', 'location', 'history', 'fetch', 'FormData', 'navigator', 'URLSearchParams'];
      await new AsyncFunction(...names, script)(
        window,
        document,
        location,
        history,
        fetch,
        window.FormData,
        {},
        URLSearchParams,
      );
      if (location.hash !== '') throw new Error('what is personal stays in the address');
      const text = () => (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ');
      return {
        document,
        text: () => text(),
        wentTo: () => wentTo,
        send: async (fields) => {
          const form = document.querySelector('main form') as unknown as Form;
          for (const [name, value] of Object.entries(fields)) {
            (form.elements.namedItem(name) as { value: string }).value = value;
          }
          form.dispatchEvent(new window.Event('submit', { cancelable: true }));
          await settle();
          return text();
        },
        press: async (label) => {
          const found = [...document.querySelectorAll('main button')].find((one) => one.textContent === label);
          if (!found) throw new Error(`no button ${label} in: ${text()}`);
          found.dispatchEvent(new window.Event('click'));
          await settle();
          return text();
        },
      };
    },
  };
}
