import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import * as z from "zod/mini";
import { hereInput } from "@/common/presence-input";
import { log } from "@/server/core/log";

/** One screen, as its process tells the others of it; `here` is null once it is gone. */
const toldInput = z.object({ number: z.int(), by: z.uuid(), here: z.nullable(hereInput) });
export type Told = z.infer<typeof toldInput>;

const wordInput = z.object({ from: z.uuid(), screens: z.array(toldInput), asks: z.boolean() });
type Word = z.infer<typeof wordInput>;

/** What this process knows of its own screens, and takes of others'. */
type Here = { everybody(): Told[]; heard(screens: readonly Told[]): void };

export type Elsewhere = { tell(screens: readonly Told[]): void; stop(): void };

/**
 * Tells the other processes of one database who is where, through Redis. What cannot be told now is not told: screens
 * repeat themselves, and whoever joins asks all others once.
 */
export function openElsewhere(url: string, database: string, here: Here): Elsewhere {
  const channel = `cordee:presence:${database}`;
  const me = randomUUID();
  const speaking = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 3_000, reconnectStrategy: (tries) => Math.min(5_000, 100 * 2 ** tries) },
  });
  const listening = speaking.duplicate({ disableOfflineQueue: false });
  let isReported = false;
  const complain = (error: unknown) => {
    if (!isReported) log.warn({ err: error }, "presence: the other processes cannot be reached by Redis");
    isReported = true;
  };
  for (const client of [speaking, listening]) client.on("error", complain);

  const say = (word: Omit<Word, "from">) => {
    if (!speaking.isReady) return;
    speaking.publish(channel, JSON.stringify({ from: me, ...word })).catch(complain);
  };
  const introduce = () => {
    isReported = false;
    say({ screens: here.everybody(), asks: true });
  };
  const hear = (text: string) => {
    const word = wordOf(text);
    if (!word || word.from === me) return;
    here.heard(word.screens);
    if (word.asks) say({ screens: here.everybody(), asks: false });
  };

  for (const client of [speaking, listening]) client.on("ready", introduce);
  speaking.connect().catch(complain);
  listening
    .connect()
    .then(() => listening.subscribe(channel, hear))
    // Asked before it listened, it would not have heard the answers.
    .then(introduce)
    .catch(complain);
  return {
    tell: (screens) => say({ screens: [...screens], asks: false }),
    stop() {
      for (const client of [speaking, listening]) client.destroy();
    },
  };
}

/** Redis is believed no more than a browser is. */
function wordOf(text: string): Word | null {
  try {
    const word = wordInput.safeParse(JSON.parse(text));
    return word.success ? word.data : null;
  } catch {
    return null;
  }
}
