import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import aws4 from "aws4";
import { placeOf } from "./file-place";
import type { FileStore } from "./file-store";

export type Bucket = {
  readonly endpoint: URL;
  readonly name: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket stands in the path, as most servers of one's own want it; else before the host. */
  readonly inPath: boolean;
};

/** What is sent, read anew for each try. The server refuses what does not have this hash. */
type Body = { readonly size: number; readonly sha256: string; readonly read: () => Readable };

const nothing: Body = { size: 0, sha256: createHash("sha256").digest("hex"), read: () => Readable.from([]) };
/** Milliseconds without a byte after which a request counts as lost, and before it is tried again. */
const silence = 20_000;
const pauses = [200, 1_000, 3_000];

/** Files in a bucket that speaks the S3 protocol (version 4 signatures), one request for each; none is larger than one takes. */
export class BucketStore implements FileStore {
  readonly #bucket: Bucket;

  constructor(bucket: Bucket) {
    this.#bucket = bucket;
  }

  async take(key: string, from: string): Promise<void> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(from), hash);
    const { size } = await stat(from);
    await this.#put(key, { size, sha256: hash.digest("hex"), read: () => createReadStream(from) });
  }

  async write(key: string, body: Buffer): Promise<void> {
    const sha256 = createHash("sha256").update(body).digest("hex");
    await this.#put(key, { size: body.length, sha256, read: () => Readable.from([body]) });
  }

  async open(key: string) {
    const answer = await this.#ask("GET", key);
    if (answer.statusCode === 200) return { size: Number(answer.headers["content-length"]), body: answer };
    await drained(answer);
    if (answer.statusCode === 404) return null;
    throw failure("GET", answer);
  }

  async remove(key: string): Promise<void> {
    const answer = await this.#ask("DELETE", key);
    await drained(answer);
    if (![200, 204, 404].includes(answer.statusCode ?? 0)) throw failure("DELETE", answer);
  }

  async #put(key: string, body: Body): Promise<void> {
    const answer = await this.#ask("PUT", key, body);
    await drained(answer);
    if (answer.statusCode !== 200) throw failure("PUT", answer);
  }

  /** Tries again what was lost on its way, and what the server could not do at the moment. */
  async #ask(method: "GET" | "PUT" | "DELETE", key: string, body: Body = nothing): Promise<IncomingMessage> {
    const place = placeOf(key);
    for (const wait of pauses) {
      const answer = await this.#try(method, place, body).catch(() => null);
      if (answer && (answer.statusCode ?? 500) < 500) return answer;
      if (answer) await drained(answer);
      await pause(wait);
    }
    return this.#try(method, place, body);
  }

  async #try(method: string, place: string, body: Body): Promise<IncomingMessage> {
    const { endpoint, name, region, inPath, accessKeyId, secretAccessKey } = this.#bucket;
    const folder = endpoint.pathname.replace(/\/$/, "");
    const signed = aws4.sign(
      {
        ...{ method, service: "s3", region, host: inPath ? endpoint.host : `${name}.${endpoint.host}` },
        path: `${folder}${inPath ? `/${name}` : ""}/${place}`,
        headers: {
          "X-Amz-Content-Sha256": body.sha256,
          ...(method === "PUT" && {
            "Content-Length": body.size,
            "Content-Type": "application/octet-stream",
          }),
        },
      },
      { accessKeyId, secretAccessKey },
    );
    const send = endpoint.protocol === "http:" ? overHttp : overHttps;
    const { host, port } = new URL(`${endpoint.protocol}//${signed.host}`);
    const request = send({
      ...{ method, path: signed.path, hostname: host.replace(/:\d+$/, ""), timeout: silence },
      ...(port && { port }),
      headers: { ...signed.headers },
    });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject);
      request.once("timeout", () => request.destroy(new Error("The bucket does not answer.")));
    });
    await Promise.all([answer, method === "PUT" ? pipeline(body.read(), request) : request.end()]);
    return answer;
  }
}

/** Its connection serves the next request once all of it is read. */
async function drained(answer: IncomingMessage): Promise<void> {
  for await (const _ of answer);
}

const failure = (method: string, { statusCode }: IncomingMessage) =>
  new Error(`The bucket answered a ${method} with ${statusCode}.`);
