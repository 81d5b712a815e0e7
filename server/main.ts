import { entityReaders } from "./api/entities";
import { auditSettled, forgetOldAudit } from "./core/audit";
import { closeDatabase, pool, sql, sqlAside } from "./core/db";
import { env } from "./core/env";
import { log } from "./core/log";
import { actorOf, forgetSession } from "./identity/auth";
import { sessionTokenOf } from "./identity/session-cookie";
import { forgetOldImports } from "./import/forget-old";
import { startWork } from "./jobs/work";
import { openElsewhere } from "./live/elsewhere";
import { startFeed } from "./live/feed";
import { forgetOld } from "./live/log";
import { Lookout } from "./live/lookout";
import { RecordSight } from "./live/record-sight";
import { openSockets } from "./live/sockets";
import { forgetOldFiles } from "./messaging/attachment/forget-old";
import { openAssets } from "./web/assets";
import { openDevPages } from "./web/dev-pages";
import { endConnections } from "./web/end-connections";
import { watchProcess } from "./web/gauges";
import { listener, refuseUpgrades } from "./web/listen";
import { mountsOf } from "./web/mounts";
import { openServer } from "./web/open-server";
import { fromOurPages } from "./web/origin";
import { openPages } from "./web/pages";

const started = performance.now();
let leaving = false;

const http = openServer(env.tlsFolder);
const lookout = new Lookout(new RecordSight(sql, entityReaders));
const feed = await startFeed(entityReaders, (records) => lookout.touched(records));
const elsewhere = env.redisUrl ? openElsewhere(env.redisUrl, feed.epoch, lookout) : null;
if (elsewhere) lookout.tellElsewhere = elsewhere.tell;
const web = env.production ? null : await openDevPages(http);
const pages = web ? web.answer : await openPages(env.buildFolder);
const assets = web ? () => false : openAssets(env.buildFolder);
http.on("request", listener({ mounts: mountsOf(() => leaving), assets, pages, isLeaving: () => leaving }));
if (!web) refuseUpgrades(http);

const sockets = openSockets(http, {
  feed,
  lookout,
  authenticate(headers) {
    const token = sessionTokenOf(headers);
    if (token) forgetSession(token);
    return actorOf(headers);
  },
  mayConnect: fromOurPages,
});

watchProcess({ sql: sqlAside, pool, feed, sockets });

const cleaning = setInterval(
  () =>
    Promise.all([forgetOld(sql), forgetOldAudit(sql), forgetOldImports(sql), forgetOldFiles(sql)]).catch(
      (error: unknown) => log.warn({ err: error }, "clean-up failed"),
    ),
  3_600_000,
);

const work = env.worksOnJobs ? await startWork(sql) : null;

/** Connections that the kernel keeps until they are taken: after an outage a whole company comes at once. */
const backlog = 4_096;
http.listen({ port: env.port, host: env.host, backlog }, () => {
  log.info({ ms: Math.round(performance.now() - started) }, `listening on ${env.host}:${env.port}`);
});
http.on("error", (error) => {
  log.fatal({ err: error }, `cannot listen on ${env.host}:${env.port}`);
  process.exit(1);
});

/** Takes no new work, lets what runs finish, tells every client to come back at a moment of its own. */
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), 14_000).unref();
  clearInterval(cleaning);
  await sockets.leave();
  await web?.close();
  await endConnections(http);
  lookout.stop();
  elsewhere?.stop();
  await work?.stop();
  await feed.stop();
  await auditSettled();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void leave());
process.on("unhandledRejection", (error) => log.error({ err: error }, "an unhandled rejection"));
