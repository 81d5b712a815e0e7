// The server that the browser tests meet: the production build over a throw-away demo company. Playwright runs it.
import { ensureBuild, ensureClient } from "./prepare.mjs";
import { runMain } from "./stop-reason.mjs";
import { startInstance } from "./throw-away-instance.mjs";

await runMain(async () => {
  await ensureClient();
  await ensureBuild();
  const instance = await startInstance({ port: Number(process.env.PORT) });
  const leave = async () => {
    await instance.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, leave);
});
