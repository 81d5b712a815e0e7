import { withSerwist } from "@serwist/turbopack";
import { buildId } from "./scripts/sources.mjs";

// The same sources give the same id, so the service worker's precache changes exactly when they do.
const id = buildId();

export default withSerwist({
  distDir: process.env.CORDEE_DIST ?? ".next",
  generateBuildId: () => id,
  env: { CORDEE_BUILD: id },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  turbopack: {
    root: import.meta.dirname,
    // Messages are parsed while building: the browser gets the formatter without the parser.
    rules: { "**/common/messages/*/*.json": { loaders: ["./scripts/message-loader.cjs"], as: "*.js" } },
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  // `npm run check` judges the types; a start must not wait for them.
  typescript: { ignoreBuildErrors: true },
});
