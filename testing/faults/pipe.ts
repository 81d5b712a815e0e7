import type { Socket } from "node:net";
import type { Weather } from "./weather";

/** Bytes under way in one direction; whoever sends more waits, as before a full network. */
const mostUnderWay = 256 * 1024;
/** Bytes of one piece where the network is narrow, so that little of it waits for much. */
const pieceSize = 4 * 1024;

type Piece = { readonly bytes: Buffer; readonly due: number };
type Way = {
  readonly weather: Readonly<Weather>;
  readonly isDead: () => boolean;
  /** True where this piece broke the connection. */
  readonly breaks: () => boolean;
};

/** One direction of one connection: pieces arrive in order, each after its time, never faster than the network is wide. */
export class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #way: Way;
  #pieces: Piece[] = [];
  #underWay = 0;
  #isCarrying = false;
  #isEnding = false;

  constructor(from: Socket, to: Socket, way: Way) {
    this.#from = from;
    this.#to = to;
    this.#way = way;
    from.on("data", (bytes: Buffer) => this.#take(bytes));
    from.on("end", () => this.end());
  }

  /** Nothing more comes; what is under way arrives, then the other end is told. */
  end(): void {
    this.#isEnding = true;
    if (!this.#isCarrying) void this.#carry();
  }

  #take(bytes: Buffer): void {
    const { weather, isDead, breaks } = this.#way;
    if (isDead() || breaks()) return;
    const due = performance.now() + weather.latency;
    const size = weather.bytesPerSecond === null ? bytes.length : pieceSize;
    for (let place = 0; place < bytes.length; place += size) {
      this.#pieces.push({ bytes: bytes.subarray(place, place + size), due });
    }
    this.#underWay += bytes.length;
    if (this.#underWay > mostUnderWay) this.#from.pause();
    if (!this.#isCarrying) void this.#carry();
  }

  async #carry(): Promise<void> {
    this.#isCarrying = true;
    for (let piece = this.#pieces.shift(); piece; piece = this.#pieces.shift()) {
      const { bytesPerSecond } = this.#way.weather;
      await pause(piece.due - performance.now());
      if (bytesPerSecond !== null) await pause((piece.bytes.length / bytesPerSecond) * 1000);
      if (this.#way.isDead()) break;
      if (!this.#to.write(piece.bytes)) await drained(this.#to);
      this.#underWay -= piece.bytes.length;
      if (this.#underWay < mostUnderWay / 2) this.#from.resume();
    }
    this.#isCarrying = false;
    if (this.#isEnding && !this.#way.isDead()) this.#to.end();
  }
}

const pause = (milliseconds: number): Promise<void> | undefined =>
  milliseconds <= 0 ? undefined : new Promise((resolve) => setTimeout(resolve, milliseconds));

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done).off("close", done);
      resolve();
    };
    socket.on("drain", done).on("close", done);
  });
