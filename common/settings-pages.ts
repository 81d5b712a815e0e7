export const settingsParts = ["mine", "company"] as const;

const pages = {
  mine: [
    { name: "profile", path: "profile", icon: "person" },
    { name: "device", path: "device", icon: "device" },
    { name: "notifications", path: "notifications", icon: "bell" },
  ],
  company: [
    { name: "people", path: "people", icon: "people" },
    { name: "teams", path: "teams", icon: "partners" },
    { name: "stages", path: "stages", icon: "pipeline" },
    { name: "tags", path: "tags", icon: "tag" },
    { name: "lostReasons", path: "lost-reasons", icon: "lost" },
    { name: "company", path: "company", icon: "settings" },
    { name: "import", path: "import", icon: "download" },
    { name: "audit", path: "audit", icon: "shield", administer: true },
  ],
} as const satisfies Record<
  string,
  readonly { name: string; path: string; icon: string; administer?: true }[]
>;

/** The pages of one part of the settings; some are for administrators alone. */
export const settingsPages = (part: (typeof settingsParts)[number], administer: boolean) =>
  pages[part].filter((page) => administer || !("administer" in page));

export type SettingsPage = (typeof pages)[keyof typeof pages][number]["name"];
