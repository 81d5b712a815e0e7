import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";
import { server } from "./server-under-test";

export type Answer<T> = { readonly data: T; readonly milliseconds: number; readonly wireBytes: number };

/** Calls procedures as the browser does: kept-alive connections, gzip, the session's cookie. */
export function httpClient(cookie: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = {
    cookie,
    origin: server.address,
    "accept-encoding": "gzip",
    "content-type": "application/json",
  };
  return {
    query: <T>(path: string, input?: unknown): Promise<Answer<T>> => {
      const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return send<T>({ agent, headers, method: "GET", path: `/rpc/${path}${search}` });
    },
    command: <T>(path: string, input: unknown): Promise<Answer<T>> => {
      const body = JSON.stringify({ mutationId: randomUUID(), input });
      return send<T>({ agent, headers, method: "POST", path: `/rpc/${path}`, body });
    },
    close: () => agent.destroy(),
  };
}
export type HttpClient = ReturnType<typeof httpClient>;

type Sending = {
  readonly agent: Agent;
  readonly headers: Record<string, string>;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
};

/** Time runs until the last byte is here; unpacking and parsing are not counted. */
function send<T>({ agent, headers, method, path, body }: Sending): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const url = new URL(path, server.address);
    const sent = request(url, { agent, method, headers, timeout: 20_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const milliseconds = performance.now() - begun;
        const raw = Buffer.concat(chunks);
        const text = (response.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw).toString();
        if (response.statusCode !== 200)
          return reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`));
        const { result } = JSON.parse(text) as { result: { data: T } };
        resolve({ data: result.data, milliseconds, wireBytes: raw.length });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`${path}: no answer in 20 s`)));
    sent.on("error", reject);
    sent.end(body);
  });
}
