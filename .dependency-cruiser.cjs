/**
 * The import arrows: app → ui → common ← server/<domain> → server/core.
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** A later domain may import an earlier one, never the other way. */
const serverDomains = [
  "identity",
  "partners",
  "catalog",
  "messaging",
  "activities",
  "crm",
  "sales",
  "tickets",
  "calendar",
  "analytics",
];
const anyDomain = serverDomains.join("|");
const isTest = "\\.test\\.(tsx?|mjs)$";
const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    error(
      "no-cycles",
      "A cycle means that two files are one idea.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    error(
      "common-is-a-leaf",
      "common/ runs on both sides: it imports only itself and pure packages.",
      { path: "^common/", pathNot: isTest },
      { pathNot: "^common/|^node_modules/(zod|fractional-indexing)/" },
    ),
    error(
      "ui-sees-server-types-only",
      "Only ui/trpc.ts looks at the server, and only at the router's type.",
      { path: "^ui/", pathNot: isTest },
      { path: "^(server|prisma)/", dependencyTypesNot: ["type-only"] },
    ),
    error(
      "ui-sees-only-the-router-type",
      "Server code in a screen would end up in the browser.",
      { path: "^ui/", pathNot: `^ui/trpc\\.ts$|${isTest}` },
      { path: "^(server|prisma)/" },
    ),
    error("ui-is-below-app", "app/ composes ui/, never the other way.", { path: "^ui/" }, { path: "^app/" }),
    error(
      "app-only-composes",
      "Pages hold no data and no rules.",
      { path: "^app/" },
      { path: "^(server|prisma|testing|scripts|bench)/" },
    ),
    error(
      "server-never-imports-screens",
      "The server knows no screen.",
      { path: "^server/", pathNot: isTest },
      { path: "^(app|ui)/" },
    ),
    error(
      "kit-knows-no-domain",
      "The kit is the bottom of ui/.",
      { path: "^ui/kit/" },
      { path: "^ui/", pathNot: "^ui/kit/" },
    ),
    error(
      "live-knows-no-screen",
      "The store serves every domain's screens and knows none.",
      { path: "^ui/live/", pathNot: isTest },
      { path: "^ui/[^/]+/", pathNot: "^ui/(kit|live)/" },
    ),
    error(
      "screens-are-composed-in-app",
      "A domain's screens use the kit and live, not another domain's screens.",
      { path: "^ui/([^/]+)/", pathNot: "^ui/(kit|live)/" },
      { path: "^ui/[^/]+/", pathNot: "^ui/(kit|live|$1)/" },
    ),
    error(
      "domain-knows-no-transport",
      "A domain must run without HTTP and sockets (its router is the one place that meets tRPC).",
      { path: `^server/(${anyDomain})/`, pathNot: `/router\\.ts$|/auth\\.ts$|${isTest}` },
      { path: "^server/(api|live)/|^node_modules/(@trpc|next|socket\\.io|react)/" },
    ),
    error(
      "core-knows-no-domain",
      "server/core is the ground everything stands on.",
      { path: "^server/core/", pathNot: isTest },
      { path: `^server/(api|live|mail|jobs|${anyDomain})/` },
    ),
    ...serverDomains
      .slice(0, -1)
      .map((domain, place) =>
        error(
          `${domain}-imports-no-later-domain`,
          `The order of the domains is ${serverDomains.join(" → ")}.`,
          { path: `^server/${domain}/`, pathNot: isTest },
          { path: `^server/(${serverDomains.slice(place + 1).join("|")})/` },
        ),
      ),
    error(
      "prisma-only-in-server",
      "No Prisma type in a screen or in common/.",
      { pathNot: "^(server|prisma|testing|bench|scripts)/|^prisma\\.config\\.ts$" },
      { path: "^prisma/generated|^node_modules/(@prisma|prisma|pg)/" },
    ),
    error(
      "database-client-only-in-core",
      "Everything else receives ctx.db, so that it can run inside a transaction (processes and better-auth’s adapter aside).",
      {
        path: "^server/",
        pathNot: `^server/(core|api|live|web|import)/|^server/(main|worker|jobs/worker)\\.ts$|/auth\\.ts$|${isTest}`,
      },
      { path: "^server/core/db\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    error(
      "tests-stay-out",
      "Nothing that ships imports a test or its tools.",
      { pathNot: `${isTest}|^(testing|e2e|bench)/|^(vitest|playwright)\\.config\\.ts$` },
      { path: `${isTest}|^(testing|e2e|bench)/` },
    ),
    error(
      "only-listed-packages",
      "Every package stands in package.json.",
      {},
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    error("no-lost-imports", "An import that leads nowhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules|^prisma/generated" },
    exclude: { path: "^\\.(next|data)" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".json", ".d.mts"],
    },
  },
};
