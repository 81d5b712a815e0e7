"use client";

import { useSearchParams } from "next/navigation";
import { Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Button, IconButton } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { Icon } from "@/ui/kit/icon";
import { later } from "@/ui/kit/later";
import { useShortcuts } from "@/ui/kit/shortcuts";
import { TopBar } from "@/ui/kit/top-bar";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { KnownNames } from "./known-names";
import { NewPartnerSheet } from "./new-partner-sheet";
import { PartnerList } from "./partner-list";
import { PartnersSkeleton } from "./partners-skeleton";
import { useDirectory } from "./use-directory";
import "./partners.css";

const PartnersExport = later(() => import("./partners-export").then((file) => file.PartnersExport));

/** A partner stands beside it, whose page has the header. */
type Props = { readonly isBeside: boolean };

/** Companies and persons in one directory. */
export function PartnersScreen({ isBeside }: Props) {
  const t = useTranslations("partners");
  const mayWrite = rights[useMe().role].partners;
  const [creating, create] = useState<{ readonly name: string } | null>(null);
  const [exporting, setExporting] = useState(false);
  const kit = useTranslations("kit");
  const directory = useDirectory();
  const box = useRef<HTMLInputElement>(null);
  useShortcuts(t("title"), [
    { id: "partners.search", keys: ["/"], label: t("search"), run: () => box.current?.focus() },
  ]);
  return (
    <div className="pa">
      {!isBeside && (
        <TopBar title={t("title")}>
          <IconButton
            icon="download"
            label={kit("export.action")}
            aria-haspopup="dialog"
            onClick={() => setExporting(true)}
          />
          {mayWrite && <IconButton icon="plus" label={t("new")} onClick={() => create({ name: "" })} />}
        </TopBar>
      )}
      <search className="pa-search">
        <Icon name="search" />
        <input
          ref={box}
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          autoComplete="off"
          maxLength={200}
          value={directory.typed}
          onChange={(event) => directory.find(event.target.value)}
        />
      </search>
      <Found directory={directory} create={mayWrite ? (name) => create({ name }) : null} />
      {exporting && <PartnersExport query={directory.query} close={() => setExporting(false)} />}
      {creating && <NewPartnerSheet name={creating.name} close={() => create(null)} />}
      <Suspense>
        <OpenFromAddress open={() => create({ name: "" })} shown={creating !== null || !mayWrite} />
      </Suspense>
    </div>
  );
}

type FoundProps = {
  readonly directory: ReturnType<typeof useDirectory>;
  readonly create: ((name: string) => void) | null;
};

function Found({ directory, create }: FoundProps) {
  const t = useTranslations("partners");
  const offline = useSync().state === "offline";
  const { rows, query, state } = directory;
  if (state === "failed" && (offline || rows === null)) {
    return <KnownNames query={query} offline={offline} again={directory.again} />;
  }
  if (rows === null) return <PartnersSkeleton />;
  if (rows.length > 0) return <PartnerList directory={directory} rows={rows} />;
  return (
    <div className={query ? "pa-empty" : "pa-empty pa-nothing"}>
      <EmptyState
        title={query ? t("notFoundTitle", { query }) : t("nothingTitle")}
        action={
          create && (
            <Button look="primary" icon="plus" onClick={() => create(query)}>
              {query ? t("create", { name: query }) : t("new")}
            </Button>
          )
        }
      >
        {query ? t("notFoundText") : t("nothingText")}
      </EmptyState>
    </div>
  );
}

/** `/partners?new` opens the form, as the shell's create button asks. */
function OpenFromAddress({ open, shown }: { readonly open: () => void; readonly shown: boolean }) {
  const asked = useSearchParams().has("new");
  const [served, serve] = useState(false);
  if (asked && !served && !shown) {
    serve(true);
    open();
  }
  if (!asked && served) serve(false);
  return null;
}
