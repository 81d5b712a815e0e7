"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useSync } from "@/ui/live/status";
import { Icon } from "../../kit/icon";
import { useModal } from "../../kit/use-modal";
import type { Entry } from "./entry";
import { Line } from "./line";
import { useEntries } from "./use-entries";
import "./palette.css";

/** Finds records, pages and commands; what the device holds at once, what the server knows a moment later. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("live.palette");
  const [typed, setTyped] = useState("");
  // By name, because the lines may change under the keys.
  const [active, setActive] = useState<string | null>(null);
  const entries = useEntries(typed);
  const dialog = useModal({ onClose });
  const listId = useId();
  const isOffline = useSync().state === "offline";
  const at = Math.max(
    0,
    entries.findIndex((entry) => keyOf(entry) === active),
  );
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  };
  const press = (event: KeyboardEvent) => {
    const next = stepped(event.key, at, entries.length);
    if (next !== null) {
      event.preventDefault();
      setActive(entries[next] ? keyOf(entries[next]) : null);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(entries[at]);
    }
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t("title")}>
      <div className="palette-q">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries[at] ? `${listId}-${at}` : undefined}
          aria-label={t("title")}
          placeholder={t("placeholder")}
          enterKeyHint="go"
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(null);
          }}
          onKeyDown={press}
        />
        <button type="button" className="kbd palette-esc" onClick={() => dialog.current?.close()}>
          {t("close")}
        </button>
      </div>
      <div id={listId} role="listbox" aria-label={t("results")} className="palette-list">
        {entries.map((entry, place) => (
          <Line
            key={keyOf(entry)}
            id={`${listId}-${place}`}
            entry={entry}
            typed={typed}
            heading={entries[place - 1]?.section === entry.section ? null : t(`sections.${entry.section}`)}
            active={place === at}
            choose={() => choose(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && (
        <p className="palette-none sec" role="status">
          {t("nothing")}
        </p>
      )}
      <p className="palette-foot f13 sec">
        <span>
          <kbd className="kbd">↑</kbd> <kbd className="kbd">↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd className="kbd">⏎</kbd> {t("open")}
        </span>
        <span className="grow" />
        <span>{isOffline ? t("offline") : ""}</span>
      </p>
    </dialog>
  );
}

const keyOf = (entry: Entry): string => entry.section + entry.id;

function stepped(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at - 1 + count) % count;
  if (key === "PageDown") return Math.min(count - 1, at + 6);
  if (key === "PageUp") return Math.max(0, at - 6);
  return null;
}
