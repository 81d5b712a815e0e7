// One table, read by the server and by the service worker: which prerendered shell answers a path.
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Pages about one record are prerendered once, with the id `_`; the page reads the real one from its address. */
const dynamic = [
  [new RegExp(`^/opportunities/${uuid}$`), "/opportunities/_"],
  [new RegExp(`^/partners/${uuid}$`), "/partners/_"],
];

export const shells = [
  "/",
  "/sign-in",
  "/welcome",
  "/join",
  "/offline",
  "/start",
  "/pipeline",
  "/opportunities/_",
  "/partners",
  "/partners/_",
  "/settings",
  "/settings/profile",
  "/settings/device",
  "/settings/notifications",
  "/settings/people",
  "/settings/import",
  "/settings/audit",
  "/settings/teams",
  "/settings/stages",
  "/settings/tags",
  "/settings/lost-reasons",
  "/settings/company",
];

/** The shell of a path, or undefined where no page is. */
export function shellFor(pathname) {
  if (shells.includes(pathname)) return pathname;
  return dynamic.find(([pattern]) => pattern.test(pathname))?.[1];
}

/** Where the shell's payload for soft navigation lies: Next's file, under a plain address. */
export function rscOf(shell) {
  return `${shell === "/" ? "/index" : shell}.rsc`;
}
