import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../until";
import { TcpProxy } from "./tcp-proxy";

let server: Server;
let proxy: TcpProxy;
let heard: Buffer[] = [];
const opened: Socket[] = [];

/** A server that says back what it is told, and remembers it. */
beforeEach(async () => {
  heard = [];
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => {
      heard.push(bytes);
      socket.write(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  proxy = await TcpProxy.before({ host: "127.0.0.1", port });
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

async function aClient() {
  const socket = connect(proxy.port, "127.0.0.1");
  opened.push(socket);
  const state = { text: "", ended: "" };
  socket.on("data", (bytes: Buffer) => {
    state.text += bytes.toString();
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    state.ended = error.code ?? "error";
  });
  socket.on("close", () => {
    state.ended ||= "closed";
  });
  await once(socket, "connect");
  return { socket, state };
}

/** Milliseconds until what was said has come back. */
async function echo({ socket, state }: Awaited<ReturnType<typeof aClient>>, words: string): Promise<number> {
  const begun = performance.now();
  const before = state.text.length;
  socket.write(words);
  await until(() => state.text.length >= before + words.length);
  expect(state.text.slice(before)).toBe(words);
  return performance.now() - begun;
}

test("in fair weather everything goes through in order, and an end is an end", async () => {
  const client = await aClient();
  await echo(client, "hello");
  const long = Array.from({ length: 200_000 }, (_, place) => String.fromCharCode(97 + (place % 26))).join("");
  await echo(client, long);
  client.socket.end();
  await until(() => client.state.ended !== "" && proxy.open === 0);
  expect(client.state.ended).toBe("closed");
});

test("latency counts each way", async () => {
  const client = await aClient();
  proxy.weather.latency = 60;
  const took = await echo(client, "slow");
  // Timers may ring a moment early.
  expect(took).toBeGreaterThanOrEqual(115);
});

test("a narrow network carries so many bytes a second", async () => {
  const client = await aClient();
  proxy.weather.bytesPerSecond = 20_000;
  const took = await echo(client, "x".repeat(8_000));
  expect(took).toBeGreaterThanOrEqual(400);
  expect(took).toBeLessThan(3_000);
});

test("a reset is told to both ends; by its rate it comes with what is sent", async () => {
  const [one, other] = [await aClient(), await aClient()];
  await echo(one, "before");
  proxy.reset();
  await until(() => one.state.ended !== "" && other.state.ended !== "");
  expect(one.state.ended).toBe("ECONNRESET");
  const third = await aClient();
  await echo(third, "still whole");
  proxy.weather.resetRate = 1;
  third.socket.write("breaks");
  await until(() => third.state.ended !== "");
  expect(third.state.ended).toBe("ECONNRESET");
  expect(Buffer.concat(heard).toString()).not.toContain("breaks");
});

test("a half-open connection carries nothing and tells nobody; only new ones work again", async () => {
  const client = await aClient();
  await echo(client, "before");
  proxy.fallSilent();
  client.socket.write("lost");
  const during = await aClient();
  during.socket.write("lost too");
  proxy.speak();
  client.socket.write("still lost");
  const after = await aClient();
  await echo(after, "heard again");
  expect([client.state.ended, during.state.ended, during.state.text]).toEqual(["", "", ""]);
  expect(client.state.text).toBe("before");
  expect(Buffer.concat(heard).toString()).toBe("beforeheard again");
});

test("whoever knocks at a closed door is turned away", async () => {
  proxy.weather.refuses = true;
  const turnedAway = aClient().then(({ socket }) => once(socket, "close"));
  await expect(turnedAway).rejects.toMatchObject({ code: "ECONNRESET" });
  proxy.fair();
  await echo(await aClient(), "come in");
});
