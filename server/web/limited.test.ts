import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionCookie } from "@/server/identity/session-cookie";
import { limited } from "./limited";
import { mountsOf } from "./mounts";

/** Asked however often: whether the process lives, its figures, and the procedures, which have lines of their own. */
const unlimited = ["/api/health", "/api/ready", "/metrics", "/rpc/"];

// However long a busy machine takes over it, it all happens at once.
beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const someone = () => {
  const { name, value } = sessionCookie(randomUUID());
  return `${name}=${value}`;
};

function asked(cookie: string) {
  const request = new IncomingMessage(new Socket());
  request.headers = { cookie };
  return { request, response: new ServerResponse(request) };
}

test("attack 39: who asks hundreds of times at once for what is no procedure is told when to come again, and nobody else is", () => {
  let answered = 0;
  const door = limited(() => {
    answered++;
  });
  const [wild, calm] = [someone(), someone()];
  const responses = Array.from({ length: 1_000 }, () => {
    const { request, response } = asked(wild);
    door(request, response, "/");
    return response;
  });
  const refused = responses.filter(({ statusCode }) => statusCode === 429);
  expect([answered, refused.length]).toEqual([400, 600]);
  expect(refused.filter((response) => !(Number(response.getHeader("retry-after")) >= 1))).toEqual([]);

  const doors = Object.entries(mountsOf(() => false)).filter(([mount]) => !unlimited.includes(mount));
  expect(doors.length).toBeGreaterThan(5);
  for (const [mount, answer] of doors) {
    // Some have an allowance of their own, and a smaller one.
    const statuses = Array.from({ length: 21 }, () => {
      const { request, response } = asked(wild);
      void answer(request, response, mount);
      return response.statusCode;
    });
    expect([mount, statuses.at(-1)]).toEqual([mount, 429]);
  }
  const { request, response } = asked(calm);
  door(request, response, "/");
  expect(response.statusCode).toBe(200);
});
