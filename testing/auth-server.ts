import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, vi } from "vitest";
import { authHandler } from "@/server/identity/auth-handler";

type Send = { readonly headers?: Record<string, string>; readonly body?: unknown; readonly method?: string };

/** The handler of signing in and out on a port of its own, for the tests of one file. */
export function authServer() {
  // Passwords take long to check on purpose, and much longer on a busy machine.
  vi.setConfig({ testTimeout: 60_000 });
  const server = createServer((request, response) => void authHandler(request, response));
  let origin = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const send = (path: string, { headers = {}, body, method = "POST" }: Send = {}) =>
    fetch(`${origin}/api/auth${path}`, {
      method,
      headers: { origin, "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    send("/sign-in/email", { body: { email, password }, headers });
  return { send, signIn, origin: () => origin };
}

/** The session cookie that a response sets, as the next request's header. */
export const cookieOf = (response: Response): string =>
  response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
