import webPush from "web-push";
import type { PushMessage } from "@/common/messaging/push";
import { env } from "@/server/core/env";
import { log } from "@/server/core/log";
import { ForbiddenAddress, postOutside } from "@/server/core/post-outside";
import type { Target } from "./queries";

/** Milliseconds that a push service is given for an answer. */
const patience = 10_000;

/** Bytes to which every message is filled up: its length, all that others see of it, then says little. */
const step = 512;

type Delivery = {
  readonly target: Target;
  readonly message: PushMessage;
  /** Seconds for which the service keeps it for a device that is away. */
  readonly ttl: number;
  /** Whether a sleeping phone is woken for it. */
  readonly urgent: boolean;
};

/**
 * Hands a message to the service of the device's browser, encrypted for the device. "gone": there is no such device any
 * more. @throws where it is worth another try.
 */
export async function deliver({ target, message, ttl, urgent }: Delivery): Promise<"taken" | "gone"> {
  if (!env.vapid) return "taken";
  const { endpoint, p256dh, auth } = target;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    filled(JSON.stringify(message)),
    {
      vapidDetails: { subject: contact(), ...env.vapid },
      TTL: ttl,
      urgency: urgent ? "high" : "normal",
      // One that waits at the service under the same topic is replaced: a second try never shows twice.
      topic: topicOf(message.tag),
    },
  );
  try {
    return outcomeOf(await postOutside(endpoint, { headers: headersOf(headers), body, within: patience }));
  } catch (error) {
    // What its name stands for has changed; nobody's device lies there.
    if (error instanceof ForbiddenAddress) return "gone";
    throw error;
  }
}

function outcomeOf(status: number): "taken" | "gone" {
  if (status >= 200 && status < 300) return "taken";
  if (status === 404 || status === 410) return "gone";
  if (status === 429 || status >= 500) throw new Error(`The push service answers ${status}.`);
  // It will say the same again. Most likely the clock of this machine is wrong, or its keys are not those of the device.
  log.warn({ status }, "a push service refuses a message");
  return "taken";
}

const filled = (text: string): string =>
  text.padEnd(text.length + step - 1 - ((Buffer.byteLength(text) + step - 1) % step));

/** At most 32 signs of base64url. */
const topicOf = (tag: string): string => tag.replaceAll("-", "").slice(0, 32);

const contact = (): string =>
  env.pushContact ?? (env.publicUrl?.startsWith("https:") ? env.publicUrl : "mailto:push@cordee.invalid");

const headersOf = (headers: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string | number] => pair[1] !== undefined),
  );
