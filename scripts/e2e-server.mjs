// The servers that the browser tests meet, one for each worker: the production build over a throw-away demo company each.
// Playwright runs it.
import { ensureBuild, ensureClient } from "./prepare.mjs";
import { runMain } from "./stop-reason.mjs";
import { startInstance } from "./throw-away-instance.mjs";

await runMain(async () => {
  await ensureClient();
  await ensureBuild();
  const instances = [];
  const leave = async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, leave);
  const start = async (port, after = null) => {
    // The tests bring a push service of their own.
    const env = { CORDEE_LOCAL_TARGETS: "1" };
    instances.push(await startInstance({ port: Number(port), after, env }));
  };
  const ports = process.env.PORTS.split(",");
  const others = Promise.all(ports.slice(0, -1).map((port) => start(port)));
  // The tests begin once the last one answers.
  await Promise.all([others, start(ports.at(-1), others)]);
});
