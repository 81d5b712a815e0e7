/** What an installed Cordée is called and looks like. Made by the build, so its words are in one language. */
export const appManifest = {
  id: "/",
  name: "Cordée",
  short_name: "Cordée",
  description: "Pipeline and partners, live on every screen, with or without a network.",
  start_url: "/pipeline",
  scope: "/",
  display: "standalone",
  orientation: "any",
  background_color: "#f3f7f6",
  theme_color: "#015f69",
  categories: ["business", "productivity"],
  icons: [
    { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icons/maskable-192.png", sizes: "192x192", type: "image/png", purpose: "maskable" },
    { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    { src: "/icons/monochrome-512.png", sizes: "512x512", type: "image/png", purpose: "monochrome" },
  ],
  shortcuts: [
    {
      name: "New opportunity",
      url: "/pipeline?new",
      icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }],
    },
    { name: "Partners", url: "/partners", icons: [{ src: "/icons/icon-192.png", sizes: "192x192" }] },
  ],
} satisfies import("next").MetadataRoute.Manifest;
