import { randomUUID } from 'node:crypto';

export interface Answer<T = Record<string, any>> {
  status: number;
  body: T;
  text: string;
  headers: Headers;
}

/** A browser as far as the API can tell: keeps the cookie, sends the CSRF token and an idempotency key. */
export class HttpClient {
  private cookie = '';
  private csrfToken = '';

  constructor(readonly url: string) {}

  async signIn(username: string, password = 'dialproof-test'): Promise<Answer> {
    const answer = await this.post('/session', { username, password });
    if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.text}`);
    return answer;
  }

  get<T = Record<string, any>>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  post<T = Record<string, any>>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  delete<T = Record<string, any>>(path: string): Promise<Answer<T>> {
    return this.send<T>('DELETE', path);
  }

  /** Uploads one file as a form. */
  upload<T = Record<string, any>>(path: string, name: string, content: Buffer): Promise<Answer<T>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    return this.send<T>('POST', path, form);
  }

  async send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.url}${path.startsWith('/health') || path === '/metrics' ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrfToken ? { 'x-csrf-token': this.csrfToken } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    });
    const cookie = response.headers.get('set-cookie');
    if (cookie) this.cookie = cookie.split(';')[0]!;
    const text = await response.text();
    const parsed = parse(text) as T & { csrfToken?: string };
    if (parsed?.csrfToken) this.csrfToken = parsed.csrfToken;
    return { status: response.status, body: parsed, text, headers: response.headers };
  }

  /** What the browser keeps, for a raw request or a second client of the same session. */
  get session(): { cookie: string; csrfToken: string } {
    return { cookie: this.cookie, csrfToken: this.csrfToken };
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
