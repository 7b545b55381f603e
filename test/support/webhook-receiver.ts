import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Behave = (request: Received, response: ServerResponse) => void;

export const accepts: Behave = (_request, response) => void response.writeHead(204).end();
export const answers =
  (status: number, headers: Record<string, string> = {}): Behave =>
  (_request, response) =>
    void response.writeHead(status, headers).end();
export const hangs: Behave = () => undefined;

/** A receiver of the bank on this machine, that does what it is told and remembers what came. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  behave: Behave = accepts;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void receiver.take(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/intents'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const received = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
    this.received.push(received);
    this.behave(received, response);
  }
}

/** As docs/bank-api.md tells a receiver to check it; `now` in seconds. */
export function signatureFits({ headers, body }: Pick<Received, 'headers' | 'body'>, secret: string, now: number): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  if (Math.abs(now - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((entry) => {
      const given = Buffer.from(entry.replace(/^v1,/, ''), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}
