import { open } from "node:fs/promises";

/** What the first bytes of a file say that it is; null: nothing that matters here. */
export type Seen = "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "program" | null;

const signs: readonly (readonly [Exclude<Seen, null>, (head: Buffer) => boolean])[] = [
  ["image/png", (head) => head.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))],
  ["image/jpeg", (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ["image/gif", (head) => /^GIF8[79]a$/.test(head.toString("latin1", 0, 6))],
  ["image/webp", (head) => /^RIFF.{4}WEBP$/s.test(head.toString("latin1", 0, 12))],
  // Windows and Linux programs, whatever their names say.
  ["program", (head) => head.toString("latin1", 0, 2) === "MZ" && head.length > 64],
  ["program", (head) => head.toString("latin1", 0, 4) === "\x7fELF"],
];

/** What the sender says of a file counts for nothing. */
export async function lookInto(path: string): Promise<Seen> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(128), 0, 128, 0);
    const head = buffer.subarray(0, bytesRead);
    return signs.find(([, fits]) => fits(head))?.[0] ?? null;
  } finally {
    await file.close();
  }
}

/** A type that may stand in an answer: never one that a browser would run, even if it were asked to show it. */
export function safeType(claimed: string, seen: Seen): string {
  if (seen !== null && seen !== "program") return seen;
  const isPlain =
    /^(application\/(pdf|zip|msword|vnd\.[\w.+-]+)|text\/(plain|csv)|audio\/[\w.+-]+|video\/[\w.+-]+)$/.test(
      claimed,
    );
  return isPlain && !/xml$/.test(claimed) ? claimed : "application/octet-stream";
}
