import { createServer, type Server, Socket } from "node:net";
import { Pipe } from "./pipe";
import { fairWeather, type Weather } from "./weather";

type Target = { readonly host: string; readonly port: number };
type Connection = { readonly ends: readonly [Socket, Socket]; isDead: boolean };

/**
 * Stands between clients and a server on this machine and is their network: slow, narrow, breaking, or silent. It knows
 * nothing of what it carries, so it stands before PostgreSQL as well as before the app. `random` decides about resets:
 * give it a seeded one where a run must be played again.
 */
export class TcpProxy {
  readonly weather: Weather = { ...fairWeather };
  /** Where whoever connects from now on is led. */
  target: Target;
  readonly #random: () => number;
  readonly #connections = new Set<Connection>();
  readonly #server: Server;
  #isSilent = false;

  private constructor(target: Target, random: () => number) {
    this.target = target;
    this.#random = random;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async before(target: Target, random: () => number = Math.random): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, random);
    await new Promise<void>((done, fail) => {
      proxy.#server.once("error", fail);
      proxy.#server.listen(0, "127.0.0.1", done);
    });
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("The proxy is closed");
    return address.port;
  }

  /** Connections that carry something. */
  get open(): number {
    return [...this.#connections].filter(({ isDead }) => !isDead).length;
  }

  fair(): void {
    Object.assign(this.weather, fairWeather);
  }

  /** Breaks every connection; both ends are told. */
  reset(): void {
    for (const connection of this.#connections) this.#end(connection);
  }

  /**
   * Half-open: what is connected, and whoever connects until `speak`, carries nothing any more and neither end is told.
   * Such a connection never comes back to life.
   */
  fallSilent(): void {
    this.#isSilent = true;
    for (const connection of this.#connections) connection.isDead = true;
  }

  /** Whoever connects from now on is carried. */
  speak(): void {
    this.#isSilent = false;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.reset();
    await closed;
  }

  #accept(near: Socket): void {
    if (this.weather.refuses) {
      near.resetAndDestroy();
      return;
    }
    const far = new Socket();
    const connection: Connection = { ends: [near, far], isDead: this.#isSilent };
    this.#connections.add(connection);
    if (!connection.isDead) far.connect(this.target);
    const pipes = [this.#pipe(near, far, connection), this.#pipe(far, near, connection)];
    for (const end of connection.ends) {
      end.setNoDelay(true);
      end.on("error", () => this.#end(connection));
      end.on("close", () => {
        if (connection.isDead) return;
        this.#connections.delete(connection);
        // What was under way when one end left still arrives.
        for (const pipe of pipes) pipe.end();
      });
    }
  }

  #pipe(from: Socket, to: Socket, connection: Connection): Pipe {
    return new Pipe(from, to, {
      weather: this.weather,
      isDead: () => connection.isDead,
      breaks: () => {
        const isBroken = this.#random() < this.weather.resetRate;
        if (isBroken) this.#end(connection);
        return isBroken;
      },
    });
  }

  #end(connection: Connection): void {
    connection.isDead = true;
    this.#connections.delete(connection);
    for (const end of connection.ends) end.resetAndDestroy();
  }
}
