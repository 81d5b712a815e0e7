// What `npm run up -- --https` adds: a certificate for this machine's names of the moment, and a way for phones to it.
import path from "node:path";
import { renderUnicodeCompact } from "uqr";
import { requirePort } from "../app-process.mjs";
import { dataFolder } from "../places.mjs";
import { say } from "../progress.mjs";
import { ensureCertificate, fingerprintOf } from "./certificate.mjs";
import { openDoor } from "./door.mjs";
import { inUrl, lanNames } from "./lan-names.mjs";

const lookEvery = 10_000;

/**
 * Makes what is needed and opens the door beside `port`. `env` is for the server, which takes up a renewed certificate by
 * itself; `authority` is whom to trust when asking it.
 */
export async function openHttps({ host, port }) {
  const folder = path.join(dataFolder(), "authority");
  const doorPort = port + 1;
  await requirePort(host, doorPort);
  let names = lanNames();
  const { authority, refused } = await ensureCertificate(folder, names);
  if (refused.length > 0) say(refusal(refused, folder));
  const fingerprint = fingerprintOf(authority);
  const close = await openDoor({ host, port: doorPort, httpsPort: port, authority, fingerprint });
  const doorOf = ({ first }) => `http://${inUrl(isOpen(host) ? first : host)}:${doorPort}`;
  const look = setInterval(async () => {
    const now = lanNames();
    const before = names;
    names = now;
    try {
      await ensureCertificate(folder, now);
      if (now.first !== before.first) say(`This machine's address changed: phones find it at ${doorOf(now)}`);
    } catch (error) {
      say(`The certificate could not be renewed: ${error.message}`);
    }
  }, lookEvery);
  return {
    authority,
    env: { CORDEE_TLS: folder },
    greet() {
      const door = doorOf(names);
      console.log(`\n${qrCode(door)}\n`);
      console.log(`  On a phone of this network: ${door}`);
      console.log(
        `  It says how to trust this machine; compare the fingerprint (SHA-256) there:\n  ${fingerprint}\n`,
      );
    },
    stop() {
      clearInterval(look);
      close();
    },
  };
}

const isOpen = (host) => host === "0.0.0.0" || host === "::";

const refusal = (refused, folder) =>
  `No https under ${refused.join(", ")}: public names that came after the authority was made. To have them, delete ${folder} and install the new certificate on the phones.`;

/** Light on dark as it is drawn, whatever the colours of the terminal, where it has any. */
const qrCode = (text) =>
  renderUnicodeCompact(text, { border: 2 })
    .split("\n")
    .map((line) => (process.stdout.isTTY ? `  \x1b[97;40m${line}\x1b[0m` : `  ${line}`))
    .join("\n");
