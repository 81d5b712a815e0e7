import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/core/db";
import { AppProcess, type Bundle, bundleServer } from "../harness/app-process";
import { command } from "../people";
import { until } from "../until";
import { aLoadCompany, type Call, eachTakes } from "./load-company";
import { atPace, oneAfterAnother } from "./pace";
import { quantile } from "./quantile";
import { isFull } from "./size";

const timesTooMuch = 5;
/** Rounds of as much as can be done and then of too much, and seconds of each. */
const [rounds, lasting] = isFull ? [4, 8] : [1, 2];
/** What must still be done of what is possible, and milliseconds in which. In short there is nothing to measure by. */
const [share, inTime] = isFull ? [0.8, 2_000] : [0, Number.POSITIVE_INFINITY];
const people = 120;
/** Of each kind, how many are sent once more. */
const repeated = isFull ? 200 : 20;
/**
 * Connections to the database, and milliseconds of one that a command takes: mostly waiting, so that it is the server's
 * line that is measured and not how many processors whoever asks leaves to it.
 */
const [pool, takes] = isFull ? [12, 60] : [4, 100];
const callers = 2 * pool;

let bundle: Bundle;
let app: AppProcess;
let company: Awaited<ReturnType<typeof aLoadCompany>>;
beforeAll(async () => {
  company = await aLoadCompany(people);
  await eachTakes(takes);
  bundle = await bundleServer();
  app = await AppProcess.start(bundle, { DATABASE_POOL: String(pool) });
}, 120_000);
afterAll(async () => {
  await app.kill();
  bundle.remove();
});

type Sent = { readonly id: string; readonly cookie: string; readonly body: string };
type Answered = Sent & Call & { readonly at: number };

it("asked for five times what it can do it still does four fifths of that, tells the rest when to come again, and what it accepts happens once", {
  timeout: 240_000,
}, async () => {
  const before = await count();
  const warming = await work(lasting / 2);
  const played: Awaited<ReturnType<typeof aRound>>[] = [];
  while (played.length < rounds) played.push(await aRound());
  const all = [warming, ...played.flatMap(({ worked, offered }) => [worked, offered])].flat();
  const [possible, asked, done] = [mean(played, "possible"), mean(played, "asked"), mean(played, "done")];
  const waited = quantile(
    played.flatMap(({ offered }) => offered.filter(isAccepted)).map(({ ms }) => ms),
    0.95,
  );
  const percent = Math.round((100 * done) / possible);
  process.stdout.write(
    `overload: ${possible.toFixed(0)}/s possible, ${asked.toFixed(0)}/s asked, ${done.toFixed(0)}/s done (${percent} %), p95 of those ${waited.toFixed(0)} ms\n`,
  );
  if (isFull) expect(asked).toBeGreaterThan(0.6 * timesTooMuch * possible);
  expect(done).toBeGreaterThan(share * possible);
  expect(waited).toBeLessThan(inTime);
  const away = all.filter(({ status }) => status === 429 || status === 503);
  expect(away.length).toBeGreaterThan(0);
  expect(away.filter(({ retryAfter }) => !(Number(retryAfter) >= 1))).toEqual([]);
  await happenedOnce(all, away, before);
});

/** As it does on a busy day: nothing that was accepted is missing, and what comes again has its effect once. */
async function happenedOnce(
  all: readonly Answered[],
  away: readonly Answered[],
  before: readonly number[],
): Promise<void> {
  const accepted = all.filter(isAccepted);
  // A connection may end under a call: whether it was done is for its second try to say.
  const unheard = all.filter(({ status }) => status === 0);
  expect(accepted.length + away.length + unheard.length).toBe(all.length);
  expect(unheard.length).toBeLessThan(all.length / 50);
  const there = new Set((await prisma.opportunity.findMany({ select: { id: true } })).map(({ id }) => id));
  expect(accepted.filter(({ id }) => !there.has(id))).toEqual([]);
  expect(away.filter(({ id }) => there.has(id))).toEqual([]);
  let again: Sent[] = [...accepted.slice(0, repeated), ...away.slice(0, repeated), ...unheard];
  await until(async () => {
    const answers = await Promise.all(again.map(send));
    again = answers.filter((answer) => !isAccepted(answer));
    return again.length === 0;
  }, 30_000);
  const expected = accepted.length + Math.min(repeated, away.length) + unheard.length;
  expect(await count()).toEqual(before.map((there) => there + expected));
}

/** Opportunities, and changes of opportunities in the log. */
const count = () =>
  Promise.all([prisma.opportunity.count(), prisma.changeLog.count({ where: { entity: "crm.opportunity" } })]);

async function aRound() {
  const begun = performance.now();
  const worked = await work(lasting);
  const possible = perSecond(worked, begun);
  const tooMuch = { perSecond: timesTooMuch * possible, seconds: lasting };
  const asking = performance.now();
  const offered = await atPace(tooMuch, (n) => send(aCall(n)));
  return { worked, offered, possible, asked: offered.length / lasting, done: perSecond(offered, asking) };
}

const work = (seconds: number) => oneAfterAnother({ callers, seconds }, (n) => send(aCall(n)));

function aCall(n: number): Sent {
  const id = randomUUID();
  const cookie = company.cookies[n % people] ?? "";
  return { id, cookie, body: JSON.stringify(command(company.aCreate(id))) };
}

async function send({ id, cookie, body }: Sent): Promise<Answered> {
  const call = await company.create(app.origin, cookie, body);
  return { id, cookie, body, ...call, at: performance.now() };
}

const isAccepted = ({ status }: Call) => status === 200;

const perSecond = (answers: readonly Answered[], begun: number) =>
  answers.filter((answer) => isAccepted(answer) && answer.at < begun + lasting * 1_000).length / lasting;

const mean = <Key extends string>(of: readonly Record<Key, number>[], key: Key) =>
  of.reduce((sum, one) => sum + one[key], 0) / of.length;
