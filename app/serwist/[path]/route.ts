import { createSerwistRoute } from "@serwist/turbopack";
import { rscOf, shells } from "@/common/routes.mjs";

const distDir = process.env["CORDEE_DIST"] ?? ".next";
/** Made of the sources, so the precache changes exactly when they do. */
const revision = process.env["CORDEE_BUILD"] ?? "dev";

const assets = ["/icons/icon-192.png", "/icons/favicon.svg", "/manifest.webmanifest"];

export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute({
  swSrc: "app/service-worker.ts",
  useNativeEsbuild: true,
  nextConfig: { distDir },
  globPatterns: [`${distDir}/static/**/*.{js,css,woff2}`],
  additionalPrecacheEntries: [...shells.flatMap((shell) => [shell, rscOf(shell)]), ...assets].map((url) => ({
    url,
    revision,
  })),
});
