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
  let app = startApp(env);
  let restarting = false;
  let stopped = false;
  let timer;
  const ended = Promise.withResolvers?.() ?? withResolvers();
  const follow = () => app.exited.then((how) => (restarting ? undefined : onExit(how)));
  const onExit = (how) => {
    if (stopped) ended.resolve(how);
    else say(`The server ended (${how}); it starts again when a file changes`);
  };
  const restart = async () => {
    restarting = true;
    await app.stop();
    if (!stopped) {
      app = startApp(env);
      follow();
    }
    restarting = false;
  };
  const watchers = ["server", "common", "prisma/generated"].map((folder) =>
    watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || /\.test\.ts$|~$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        say(`${folder}/${file} changed: restarting the server`);
        void restart();
      }, settleMilliseconds);
    }),
  );
  follow();
  return {
    exited: ended.promise,
    async stop() {
      stopped = true;
      for (const watcher of watchers) watcher.close();
      clearTimeout(timer);
      await app.stop();
    },
  };
}

/** Promise.withResolvers comes with Node 22. */
function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => {
    Object.assign(made, { resolve, reject });
  });
  return made;
}
