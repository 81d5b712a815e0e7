import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openAssets } from "./assets";

const build = mkdtempSync(join(tmpdir(), "cordee-assets-"));
const chunk = join(build, "static/chunks/a.js");
mkdirSync(join(build, "static/chunks"), { recursive: true });
const packed = [`${chunk}.br`, `${chunk}.gz`];
for (const file of [chunk, ...packed]) writeFileSync(file, "let a;");

const answer = openAssets(build);
const server = createServer((request, response) => {
  if (!answer(request, response, request.url ?? "")) response.writeHead(404).end();
}).listen(0, "127.0.0.1");
afterAll(() => {
  server.close();
  rmSync(build, { recursive: true });
});

const ask = (encoding: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/chunks/a.js`, {
    headers: { "accept-encoding": encoding },
  });

test("a file that vanished after the start is not found, and the server goes on", async () => {
  expect(await (await ask("identity")).text()).toBe("let a;");
  for (const file of packed) rmSync(file);
  await expect(ask("br, gzip"), "gone between the look and the reading").rejects.toThrow();
  rmSync(chunk);
  expect((await ask("br, gzip")).status).toBe(404);
  writeFileSync(chunk, "let b;");
  expect((await ask("identity")).status).toBe(200);
});
