// The server of `npm run dev`: Next refreshes the screens by itself; a change on the server's side restarts it.
import { watch } from "node:fs";
import path from "node:path";
import { startApp } from "./app-process.mjs";
import { root } from "./places.mjs";
import { say } from "./progress.mjs";

/** Editors write a file in several steps. */
const settleMilliseconds = 200;

/** Same shape as startApp's; `exited` resolves only when it was stopped from outside or never came up. */
export function startDevApp(env) {
  const ended = Promise.withResolvers?.() ?? withResolvers();
  let app;
  let stopped = false;
  let timer;
  /** The restart under way, if any; one change more asks for another one after it, never for two at once. */
  let restarting = null;
  let again = false;

  const start = () => {
    const started = startApp(env);
    app = started;
    started.exited.then((how) => {
      if (stopped) ended.resolve(how);
      // One that a restart ended is no news.
      else if (started === app && !restarting)
        say(`The server ended (${how}); it starts again when a file changes`);
    });
  };
  const restart = async () => {
    do {
      again = false;
      await app.stop();
      if (!stopped) start();
    } while (again && !stopped);
    restarting = null;
  };
  const watchers = ["server", "common", "prisma/generated"].map((folder) =>
    watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || isNoServersFile(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        say(`${folder}/${file} changed: restarting the server`);
        again = true;
        restarting ??= restart();
      }, settleMilliseconds);
    }),
  );
  start();
  return {
    exited: ended.promise,
    async stop() {
      stopped = true;
      for (const watcher of watchers) watcher.close();
      clearTimeout(timer);
      await restarting;
      await app.stop();
    },
  };
}

/** Texts are the screens' alone, and Next refreshes those. */
const isNoServersFile = (file) => /\.test\.ts$|~$|^messages\b/.test(file);

/** Promise.withResolvers comes with Node 22. */
function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => {
    Object.assign(made, { resolve, reject });
  });
  return made;
}
