/** An answer of the exchange that says no, with the problem document it sent. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ApiProblem;

  constructor(status: number, problem: ApiProblem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }
}

export type ApiIssue = { pointer: string; rule: string; message: string };
export type ApiProblem = {
  title?: string;
  detail?: string;
  reason?: string;
  requestId?: string;
  issues?: ApiIssue[];
};

export type ApiSettings = {
  /** Address of the gateway, without `/api`. */
  url: string;
  /** API key of an organisation; without one only public reads work. */
  key?: string | undefined;
  /** Tries for answers that may change by themselves (429, 502, 503, no connection); 8 span about a minute. */
  tries?: number;
  onRetry?: (waitMs: number, why: string) => void;
};

export type Api = {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  delete(path: string): Promise<void>;
  /** The raw answer, for streams. */
  raw(path: string): Promise<Response>;
};

/**
 * A client of the HTTP API (paths start with `/api/`). Waits and tries again when the exchange is busy or away; a POST
 * is repeated only under an Idempotency-Key, which it makes unless one is given.
 * @throws ApiError for an answer that says no; Error when the exchange cannot be reached.
 */
export function createApi(settings: ApiSettings): Api {
  const base = settings.url.replace(/\/+$/, '');
  const tries = settings.tries ?? 8;

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (settings.key) headers.set('authorization', `Bearer ${settings.key}`);
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(`${base}${path}`, { ...init, method, headers }).catch((error: unknown) => error);
      if (answer instanceof Response && answer.ok) return answer;
      const passing = !(answer instanceof Response) || [429, 502, 503, 504].includes(answer.status);
      if (!passing || attempt >= tries) {
        if (answer instanceof Response) throw await toApiError(answer);
        throw new Error(`${base} cannot be reached: is the exchange running? (${reasonOf(answer)})`, { cause: answer });
      }
      const waitMs = waitOf(answer instanceof Response ? answer : undefined, attempt);
      settings.onRetry?.(waitMs, answer instanceof Response ? `HTTP ${answer.status}` : reasonOf(answer));
      if (answer instanceof Response) await answer.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };
  const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

  return {
    get: async <T>(path: string) => (await (await send('GET', path)).json()) as T,
    post: async <T>(path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const key = { 'idempotency-key': crypto.randomUUID(), ...headers };
      const answer = await send('POST', path, body === undefined ? { headers: key } : json(body, key));
      return (answer.status === 204 ? undefined : await answer.json()) as T;
    },
    patch: async <T>(path: string, body: unknown) => (await (await send('PATCH', path, json(body))).json()) as T,
    delete: async (path) => {
      await send('DELETE', path);
    },
    raw: (path) => send('GET', path),
  };
}

function waitOf(answer: Response | undefined, attempt: number): number {
  const asked = Number(answer?.headers.get('retry-after'));
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, 60) * 1000 : Math.min(250 * 2 ** attempt, 15_000);
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string } } | undefined)?.cause;
  return cause?.code ?? (error instanceof Error ? error.message : String(error));
}

async function toApiError(answer: Response): Promise<ApiError> {
  const text = await answer.text();
  try {
    return new ApiError(answer.status, JSON.parse(text) as ApiProblem);
  } catch {
    return new ApiError(answer.status, { detail: text.slice(0, 300) || `HTTP ${answer.status}` });
  }
}
