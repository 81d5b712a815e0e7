import type { IncomingMessage } from "node:http";
import type { Socket } from "socket.io";
import { Allowance } from "@/server/core/allowance";
import { socketsDropped } from "@/server/core/metrics";
import { callerOf } from "@/server/identity/caller";

/** Bytes of one packet. */
export const maxFrame = 64 * 1024;
/** A screen tells where it is, some times a second while a card is dragged, and answers pings. */
const packetsPerSecond = 50;
const packetsAtOnce = 200;
/** All tabs and devices of one person, at one process. */
const mostOfOnePerson = 30;
const handshakesPerSecond = 10;
const handshakesAtOnce = 100;

type Connection = Socket["conn"];
type Why = "loud" | "slow" | "handshakes" | "person";

/** What one client, and all connections of one person, may ask of a process. Whoever asks for more loses only their own. */
export class SocketLimits {
  readonly #handshakes = new Allowance(handshakesPerSecond, handshakesAtOnce);
  readonly #people = new Map<string, number>();

  /** Asked before anything is looked up for the one that knocks. */
  mayKnock(request: IncomingMessage): boolean {
    return this.#handshakes.take(callerOf(request)) || refuse("handshakes");
  }

  /** Counts a connection for its person until it closes; false where that would be one too many. */
  admit(personId: string, connection: Connection): boolean {
    const held = this.#people.get(personId) ?? 0;
    if (held >= mostOfOnePerson) return refuse("person");
    this.#people.set(personId, held + 1);
    connection.once("close", () => {
      const left = (this.#people.get(personId) ?? 1) - 1;
      if (left > 0) this.#people.set(personId, left);
      else this.#people.delete(personId);
    });
    return true;
  }

  /** Nothing of ours is binary: its parts would be kept until the last of however many were announced is there. */
  meter(connection: Connection): void {
    const packets = new Allowance(packetsPerSecond, packetsAtOnce);
    connection.on("packet", ({ type, data }: { type: string; data?: unknown }) => {
      const isBinary = type === "message" && (typeof data !== "string" || /^[56]/.test(data));
      if (isBinary || !packets.take("")) cutOff(connection, "loud");
    });
  }
}

function refuse(why: Why): false {
  socketsDropped.inc({ why });
  return false;
}

/** Ends a connection with all that waits on it, without asking the other side. */
export function cutOff(connection: Connection, why: Why): void {
  if (connection.readyState !== "open") return;
  socketsDropped.inc({ why });
  const { socket } = connection.transport as { socket?: { terminate?(): void } };
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}

/** How many bytes a connection was given that the other side has not taken: on their way, and in line behind those. */
export function backlogOf(connection: Connection) {
  let inLine = 0;
  connection.on("flush", () => {
    inLine = 0;
  });
  return {
    /** Before they are handed over: where the line is free they leave it at once. */
    add: (bytes: number) => {
      inLine += bytes;
    },
    bytes: () => {
      const { socket } = connection.transport as { socket?: { bufferedAmount?: number } };
      return inLine + (socket?.bufferedAmount ?? 0);
    },
  };
}
