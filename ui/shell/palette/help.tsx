"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "../../kit/field";
import { Sheet } from "../../kit/sheet";
import {
  keyCap,
  registered,
  type Shortcut,
  type ShortcutGroup,
  setSingleKeys,
  useSingleKeys,
} from "../../kit/shortcuts";
import "./palette.css";

/** The keys of the screen behind it, as they are registered, and the way to do without them. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("live.keys");
  const single = useSingleKeys();
  const [groups] = useState(() => together(registered()));
  return (
    <Sheet open onClose={onClose} title={t("help")} place="big">
      <div className="keys">
        {groups.map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3 className="f13 sec m">{title}</h3>
            <dl>
              {shortcuts.map(({ id, keys, label }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key} className="kbd">
                        {keyCap(key)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        label={t("single")}
        checked={single}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      <p className="f13 sec">{t("singleHint")}</p>
    </Sheet>
  );
}

/** Two notes open at once have the same keys. */
const unique = (shortcuts: readonly Shortcut[]) => [
  ...new Map(shortcuts.map((one) => [one.id, one])).values(),
];

/** Parts of the same name are one; what has no key is for the palette. */
function together(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const titles = [...new Set(groups.map(({ title }) => title))];
  return titles
    .map((title) => ({
      title,
      shortcuts: unique(
        groups
          .filter((group) => group.title === title)
          .flatMap(({ shortcuts }) => shortcuts.filter(({ keys }) => keys.length > 0)),
      ),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
