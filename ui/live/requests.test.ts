import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Received, Requests } from "./requests";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A server that answers when the test wants, and a connection that ends only when it is given up. */
function aServer() {
  let answer: (received: Received) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const requests = new Requests(
    (_url, sent) =>
      new Promise((resolve, reject) => {
        answer = resolve;
        signal = sent?.signal;
        signal?.addEventListener("abort", () => reject(new Error("given up")));
      }),
  );
  return { requests, answer: (received: Received) => answer(received), signal: () => signal };
}

const head = { ok: true, status: 200, headers: { get: () => null } };

it("a request on a dead connection is over after some seconds, and sooner where there is a way again", async () => {
  const { requests } = aServer();
  const silent = requests.ask("/rpc/x", {});
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await silent).toBeNull();

  const [before, moment] = [requests.ask("/rpc/x", {}), performance.now() + 1];
  await vi.advanceTimersByTimeAsync(1_000);
  const after = requests.ask("/rpc/x", {});
  requests.giveUpBefore(moment);
  expect(await before).toBeNull();
  await vi.advanceTimersByTimeAsync(19_000);
  const state = await Promise.race([after, Promise.resolve("waiting")]);
  expect(state).toBe("waiting");
});

it("an answer may take its time as long as it goes on, and not when it stops in the middle", async () => {
  for (const stops of [false, true]) {
    const { requests, answer, signal } = aServer();
    const asked = requests.ask("/rpc/x", {});
    let write: (text: string | null) => void = () => undefined;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (stream) => {
        write = (text) => (text === null ? stream.close() : stream.enqueue(new TextEncoder().encode(text)));
        signal()?.addEventListener("abort", () => stream.error(new Error("given up")));
      },
    });
    answer({ ...head, body, json: () => Promise.reject(new Error("in pieces")) });
    for (const piece of ["[1", ",2", ",3"]) {
      await vi.advanceTimersByTimeAsync(15_000);
      write(piece);
    }
    if (stops) await vi.advanceTimersByTimeAsync(20_000);
    else write("]");
    if (!stops) write(null);
    expect((await asked)?.answer).toEqual(stops ? null : [1, 2, 3]);
  }
});
