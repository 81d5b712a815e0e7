import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { log } from "@/server/core/log";

const limits = { requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16_384 };
const lookEvery = 5_000;

/** Serves https where there is a folder with a key and a certificate, and takes up a renewed one while it runs. */
export function openServer(tlsFolder: string | null): Server {
  if (tlsFolder === null) return createServer(limits);
  const certificate = join(tlsFolder, "server.crt");
  const pems = () => ({ key: readFileSync(join(tlsFolder, "server.key")), cert: readFileSync(certificate) });
  const server = createTlsServer({ ...limits, ...pems() });
  watchFile(certificate, { interval: lookEvery, persistent: false }, () => {
    try {
      server.setSecureContext(pems());
      log.info("the certificate was renewed");
    } catch (error) {
      // The former one goes on: half a pair, or none, is no reason to turn everybody away.
      log.warn({ err: error }, "the renewed certificate cannot be used");
    }
  });
  server.on("close", () => unwatchFile(certificate));
  return server;
}
