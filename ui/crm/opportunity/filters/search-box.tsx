"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import { useShortcuts } from "@/ui/kit/shortcuts";
import type { PipelineQuery } from "./pipeline-query";
import { showQuery } from "./use-pipeline-query";

/** Milliseconds after the last letter; the address must not change at every one of them. */
const pause = 120;

/** Searches while typing; on a phone it opens over the header. Escape empties it. */
export function SearchBox({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  const [open, setOpen] = useState(false);
  const [typed, setTyped, empty] = useTyped(query);
  const field = useRef<HTMLInputElement>(null);
  const keys = useTranslations("crm.keys");
  const begin = () => {
    if (field.current?.offsetParent) field.current.focus();
    else setOpen(true);
  };
  useShortcuts(keys("pipeline"), [
    {
      id: "pipeline.search",
      keys: ["/"],
      label: t("searchLabel"),
      icon: "search",
      run: begin,
      offered: true,
    },
  ]);
  const close = () => {
    empty();
    setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
    // Keys are shortcuts again.
    event.currentTarget.blur();
  };
  return (
    <>
      <span className="pipeline-narrow">
        <IconButton
          icon="search"
          label={t("searchLabel")}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        />
      </span>
      <search className={open || typed ? "pipeline-search open" : "pipeline-search"}>
        <Icon name="search" size="small" />
        <input
          // biome-ignore lint/a11y/noAutofocus: on a phone it was opened to type into it
          autoFocus={open}
          ref={field}
          key={open ? "open" : "closed"}
          type="search"
          enterKeyHint="search"
          placeholder={t("search")}
          aria-label={t("searchLabel")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
        <span className="pipeline-narrow">
          <IconButton icon="close" label={t("closeSearch")} onClick={close} />
        </span>
      </search>
    </>
  );
}

/** What is typed shows at once; the address follows, and going back in it shows here. */
function useTyped(query: PipelineQuery) {
  const [typed, setTyped] = useState(query.search);
  const [seen, setSeen] = useState(query.search);
  const latest = useRef(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (query.search !== seen) {
    setSeen(query.search);
    setTyped(query.search);
  }
  useEffect(() => {
    latest.current = query;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => showQuery({ ...latest.current, search: text }, true), pause);
  };
  // At once: the next key may go on to another address.
  const empty = () => {
    clearTimeout(timer.current);
    setTyped("");
    if (latest.current.search !== "") showQuery({ ...latest.current, search: "" }, true);
  };
  return [typed, type, empty] as const;
}
