import { ApiProblem, problemOf } from './api-problem';
import { reportReachable } from './connection';

const BASE = '/api/v1';

let csrfToken: string | null = null;
let onRefusedSession: (problem: ApiProblem) => void = () => undefined;

/** Every answer that carries a session renews the token that changing requests must show. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Called for 401 and for a locked seat, whatever request met it. */
export function onSessionRefused(listener: (problem: ApiProblem) => void): void {
  onRefusedSession = listener;
}

export interface SendOptions {
  signal?: AbortSignal;
  /** Give the same key again to repeat a request whose answer never came. */
  key?: string;
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>('GET', path, undefined, signal ? { signal } : {}),
  post: <T>(path: string, body: object = {}, options: SendOptions = {}): Promise<T> => send<T>('POST', path, body, options),
  put: <T>(path: string, body: object): Promise<T> => send<T>('PUT', path, body, {}),
  delete: <T>(path: string): Promise<T> => send<T>('DELETE', path, undefined, {}),
};

/** Address of a download, for links. */
export function apiUrl(path: string): string {
  return BASE + path;
}

async function send<T>(method: string, path: string, body: object | undefined, options: SendOptions): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['Idempotency-Key'] = options.key ?? newKey();
    if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
  }
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = JSON.stringify(body);
  if (options.signal) request.signal = options.signal;
  const response = await reach(() => fetch(BASE + path, request), options.signal);
  return read<T>(response);
}

async function reach(fetching: () => Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  try {
    const response = await fetching();
    reportReachable(true);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    reportReachable(false);
    throw new ApiProblem('unreachable', 0);
  }
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw refused(await problemOf(response));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

function refused(problem: ApiProblem): ApiProblem {
  if (problem.code === 'unauthenticated' || problem.code === 'seat_locked') onRefusedSession(problem);
  return problem;
}

/** Sends one file and tells how much of it has left the machine (fetch can't). */
export function uploadFile<T>(path: string, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', BASE + path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Idempotency-Key', newKey());
    if (csrfToken) request.setRequestHeader('X-CSRF-Token', csrfToken);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem('unreachable', 0));
    request.onabort = () => reject(new ApiProblem('cancelled', 0));
    request.onload = () => {
      const response = new Response(request.status === 204 ? null : request.responseText, { status: request.status });
      read<T>(response).then(resolve, reject);
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** Plain http addresses other than localhost have no randomUUID. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
