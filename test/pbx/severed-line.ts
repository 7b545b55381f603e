import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to the PBX's interface, to be cut and mended: a relay on loopback. */
export class SeveredLine {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  private muted: string | null = null;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<SeveredLine> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const line = new SeveredLine(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => line.relay(near, connect(Number(port), hostname)));
    return line;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
    this.muted = null;
  }

  /** The next request that begins like this arrives; its answer, and everything after it on the same connection, does not. */
  muteNext(beginning: string): void {
    this.muted = beginning;
  }

  async close(): Promise<void> {
    this.cut();
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  private relay(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (this.isCut) return void near.destroy();
    let isMute = false;
    near.on('data', (data: Buffer) => {
      if (this.muted && data.toString('latin1', 0, this.muted.length) === this.muted) isMute = true;
      far.write(data);
    });
    far.on('data', (data: Buffer) => {
      if (!isMute) near.write(data);
    });
  }
}
