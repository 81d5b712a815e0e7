import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { env } from "@/server/core/env";
import { registry } from "@/server/core/metrics";
import { aPerson, as, command } from "@/testing/people";
import { cookieFor } from "@/testing/session-row";
import { webServer } from "@/testing/web-server";

const { place } = webServer();
const ask = (headers: Record<string, string>, method = "GET") =>
  fetch(`${place.origin}/metrics`, { headers, method });
const token = `Bearer ${env.metricsToken}`;

test("only a program that names the token reads the figures (attacks 22, 31)", async () => {
  const admin = await aPerson({ role: "admin" });
  const refused = [
    {},
    { cookie: await cookieFor(admin.personId) },
    { authorization: "Bearer " },
    { authorization: "Bearer undefined" },
    { authorization: `Basic ${env.metricsToken}` },
    { authorization: `${token}x` },
    { "x-forwarded-for": "127.0.0.1", host: "localhost" },
  ];
  for (const headers of refused) {
    const answer = await ask(headers);
    expect([answer.status, await answer.text()]).toEqual([401, ""]);
  }
  expect((await ask({ authorization: token }, "POST")).status).toBe(401);
  expect((await ask({ authorization: token })).status).toBe(200);
});

test("the figures tell of procedures by outcome, of claims, feed, sockets, connections and the process", async () => {
  const lead = await aPerson({ role: "lead" });
  const made = command({ id: randomUUID(), name: randomUUID(), hue: 1 });
  await as(lead).crm.tag.create(made);
  await as(lead).crm.tag.create(made);
  await as(await aPerson({ role: "reader" }))
    .crm.tag.create(command(made.input))
    .catch(() => null);
  const text = await (await ask({ authorization: token })).text();
  const of = (line: string) => Number(new RegExp(`^${line} (\\S+)$`, "m").exec(text)?.[1]);
  const calls = (outcome: string) =>
    of(`cordee_procedure_duration_seconds_count\\{procedure="crm.tag.create",outcome="${outcome}"\\}`);
  expect([calls("ok"), calls("refused")]).toEqual([2, 1]);
  expect(of(`cordee_command_claims_total\\{claim="replayed"\\}`)).toBe(1);
  expect(of("cordee_sockets")).toBe(0);
  expect(of("cordee_feed_lag_changes")).toBeGreaterThanOrEqual(0);
  expect(of(`cordee_pool_connections\\{state="busy"\\}`)).toBeGreaterThanOrEqual(0);
  expect(of("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
});

test("the dashboard asks for figures that there are", async () => {
  const dashboard = readFileSync("docs/grafana-dashboard.json", "utf8");
  const asked = new Set(dashboard.match(/(cordee|nodejs|process)_\w+/g));
  const kept = new Set(registry.getMetricsAsArray().map(({ name }) => name));
  const unknown = [...asked].filter((name) => !kept.has(name.replace(/_(bucket|count|sum)$/, "")));
  expect(asked.size).toBeGreaterThan(8);
  expect(unknown).toEqual([]);
});
