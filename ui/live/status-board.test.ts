import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Waiting } from "./outbox-entry";
import { StatusBoard } from "./status-board";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sent: Waiting = {
  ...{
    mutationId: "m",
    command: "crm.opportunity.move",
    input: {},
    effect: null,
    recordId: "a",
    createdAt: 0,
  },
  ...{ tries: 1, state: "sending", seq: null, reason: null, details: [], isKept: true },
};

function aLiveBoard() {
  const told = vi.fn();
  const board = new StatusBoard(told);
  board.link("up");
  board.behind(false);
  return { board, told };
}

test("a command that nobody answers is said after two seconds, though nothing has failed", () => {
  const { board, told } = aLiveBoard();
  board.entries([sent]);
  vi.advanceTimersByTime(1_900);
  expect(board.sync.state).toBe("live");
  told.mockClear();
  vi.advanceTimersByTime(200);
  expect(told).toHaveBeenCalled();
  expect(board.sync).toMatchObject({ state: "catchingUp", isStuck: true });
  board.entries([{ ...sent, state: "accepted" }]);
  expect(board.sync.state).toBe("live");
  expect(board.sync.isStuck).toBeUndefined();
});

test("one that follows another is given its own two seconds", () => {
  const { board } = aLiveBoard();
  board.entries([sent]);
  vi.advanceTimersByTime(1_500);
  board.entries([
    { ...sent, state: "accepted" },
    { ...sent, mutationId: "n" },
  ]);
  vi.advanceTimersByTime(1_500);
  expect(board.sync.state).toBe("live");
  vi.advanceTimersByTime(1_000);
  expect(board.sync.state).toBe("catchingUp");
});
