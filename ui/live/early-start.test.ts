import { afterEach, expect, it } from "vitest";
import { aStart } from "@/testing/harness/records";
import { startingEarly } from "./early-start";

const page = globalThis as { cordeeStart?: Promise<unknown> };
const asked = aStart({ total: 1 });
const early = aStart({ total: 2 });

afterEach(() => {
  delete page.cordeeStart;
});

it("takes the answer that the page has asked for, once", async () => {
  page.cordeeStart = Promise.resolve({ result: { data: early } });
  const start = startingEarly(async () => asked);
  expect(await start()).toBe(early);
  expect(await start()).toBe(asked);
});

it("asks itself where the page could not, or was refused", async () => {
  expect(await startingEarly(async () => asked)()).toBe(asked);
  page.cordeeStart = Promise.resolve(null);
  expect(await startingEarly(async () => asked)()).toBe(asked);
});
