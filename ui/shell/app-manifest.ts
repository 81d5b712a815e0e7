import enCrm from "../../common/messages/en/crm.json";
import enLive from "../../common/messages/en/live.json";
import frCrm from "../../common/messages/fr/crm.json";
import frLive from "../../common/messages/fr/live.json";
import type { Language } from "../kit/locale";
import { shareTarget } from "./share-target";

const words = { en: { ...enLive.shell, crm: enCrm }, fr: { ...frLive.shell, crm: frCrm } };
const icon = [{ src: "/icons/icon-192.png", sizes: "192x192" }];

/** What an installed Cordée is called and looks like. The build makes one for each language. */
export const appManifest = (language: Language) =>
  ({
    id: "/",
    name: "Cordée",
    short_name: "Cordée",
    lang: language,
    description: words[language].description,
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
    screenshots: [
      { src: "/screenshots/phone.png", sizes: "780x1688", type: "image/png", form_factor: "narrow" },
      { src: "/screenshots/desktop.png", sizes: "1440x900", type: "image/png", form_factor: "wide" },
    ],
    share_target: shareTarget,
    shortcuts: [
      { name: words[language].crm.board.newOpportunity, url: "/pipeline?new", icons: icon },
      { name: words[language].partners, url: "/partners", icons: icon },
    ],
  }) satisfies import("next").MetadataRoute.Manifest;
