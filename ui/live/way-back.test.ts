import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ScriptedWire } from "@/testing/harness/scripted-wire";
import { Pauses } from "./pauses";
import { WayBack } from "./way-back";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

function away() {
  const wire = new ScriptedWire();
  const pauses = new Pauses();
  const givenUp: number[] = [];
  const connection = () => ({ giveUpBefore: (moment: number) => void givenUp.push(moment) });
  const wayBack = new WayBack({ wire, pauses, connection });
  const state = { isAwake: false };
  void pauses.pause(20_000).then(() => {
    state.isAwake = true;
  });
  wayBack.offline(true);
  const asked = () => wire.calls.filter(({ name }) => name === "reach").length;
  return { wire, wayBack, state, givenUp, asked };
}

it("asks every few seconds while nothing gets through, and the first answer after a loss ends all waiting", async () => {
  const { wire, state, givenUp, asked } = away();
  await wire.fail("reach", new Error("network"));
  await vi.advanceTimersByTimeAsync(3_200);
  expect(asked()).toBe(1);
  expect(state.isAwake).toBe(false);
  await wire.answer("reach", undefined);
  expect(state.isAwake).toBe(true);
  expect(givenUp).toEqual(wire.givenUp);
  expect(givenUp).toHaveLength(1);
});

it("takes a question that a later one overtook for lost: its connection is dead and says nothing", async () => {
  const { wire, state } = away();
  await vi.advanceTimersByTimeAsync(3_200);
  const dead = wire.next("reach");
  await wire.answer("reach", undefined);
  expect(state.isAwake).toBe(true);
  dead.answer(undefined);
});

it("leaves a slow network alone, and a server that is reached and does not want to", async () => {
  const { wire, state, givenUp } = away();
  for (let round = 0; round < 5; round++) {
    await vi.advanceTimersByTimeAsync(3_200);
    await wire.answer("reach", undefined);
  }
  expect(state.isAwake).toBe(false);
  expect(givenUp).toEqual([]);
});

it("asks no more once there is a way, or nobody waits for one", async () => {
  const { wire, wayBack, asked } = away();
  wayBack.offline(false);
  wire.next("reach");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toBe(0);
  wayBack.stop();
  wayBack.offline(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toBe(0);
});
