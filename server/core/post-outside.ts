import { lookup as askDns, type LookupAddress } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { env } from "./env";
import { isPublicAddress } from "./public-address";

/** An address that somebody named leads to where the server must not go on their behalf (attack 50). */
export class ForbiddenAddress extends Error {}

const localHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);
const isLocal = ({ hostname }: URL): boolean => env.reachesLocalTargets && localHosts.has(hostname);

/**
 * Whether the address may be asked at all: https, on its own port, by name, without a password in it. What the name
 * stands for is looked at when the connection is made.
 */
export function mayBeAsked(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (isLocal(url)) return url.protocol === "http:" || url.protocol === "https:";
  const isNamed = isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0 && url.hostname.includes(".");
  return url.protocol === "https:" && url.port === "" && isNamed;
}

/**
 * Looks a name up as Node does, and refuses it unless every address it stands for is of the open internet. The
 * connection goes to what is answered here, so a name that means something else a moment later gains nothing.
 */
export const publicLookup =
  (ask: typeof askDns = askDns): LookupFunction =>
  (host, options, answer) => {
    ask(host, { ...options, all: true }, (error, found) => {
      const trouble = error ?? troubleWith(host, found);
      const [first] = found ?? [];
      if (trouble || !first) answer(trouble ?? new Error(`${host} has no address`), "", 0);
      else if (options.all) answer(null, found);
      else answer(null, first.address, first.family);
    });
  };

const troubleWith = (host: string, found: readonly LookupAddress[]): Error | null =>
  found.every(({ address }) => isPublicAddress(address))
    ? null
    : new ForbiddenAddress(`${host} is not of the open internet`);

const outside = new https.Agent({ keepAlive: true, maxSockets: 4, timeout: 30_000, lookup: publicLookup() });

type Message = {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  /** Milliseconds for the whole of it. */
  readonly within: number;
};

/** Posts to an address that somebody else chose, and answers the status alone. Redirections are not followed. */
export function postOutside(address: string, { headers, body, within }: Message): Promise<number> {
  if (!mayBeAsked(address)) return Promise.reject(new ForbiddenAddress("not an address to be asked"));
  const url = new URL(address);
  const local = isLocal(url);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const options = { method: "POST", headers, signal: AbortSignal.timeout(within), maxHeaderSize: 8_192 };
    const sent = request(url, { ...options, ...(local ? {} : { agent: outside }) }, (response) => {
      // Nobody reads what it says; it must be let through for the connection to be used again.
      response.on("error", () => undefined).resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
