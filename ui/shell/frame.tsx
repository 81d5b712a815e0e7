"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/ui/kit/later";
import { LiveRegion } from "../kit/announce";
import { Toaster } from "../kit/toast";
import { topBarEnd, topBarStart } from "../kit/top-bar";
import { MeMenu } from "./me-menu";
import { BottomBar, Rail } from "./navigation";
import { Finder } from "./palette/finder";
import { SetupReminder } from "./setup-reminder";
import { SyncPill } from "./sync-pill";
import { useLeaveGuard } from "./use-leave-guard";

const PullToRefresh = later(() => import("./pull-to-refresh").then((file) => file.PullToRefresh), {
  Away: () => null,
});
const CreateSheet = later(() => import("./create-sheet").then((file) => file.CreateSheet));

type Props = { readonly bell: ReactNode; readonly above: ReactNode; readonly children: ReactNode };

const isTouched = () => matchMedia("(any-pointer: coarse)").matches;

/** Header, navigation, toasts and the status region; the page stands in the middle. */
export function Frame({ bell, above, children }: Props) {
  const t = useTranslations("live.shell");
  const [creating, create] = useState(false);
  useLeaveGuard();
  return (
    <div className="frame">
      <a className="btn pri skip" href="#content">
        {t("skip")}
      </a>
      <Rail onCreate={() => create(true)} />
      <header className="bar">
        <div className="bar-start" id={topBarStart} />
        <SyncPill />
        <div className="bar-end" id={topBarEnd} />
        {bell}
        <MeMenu />
      </header>
      <main id="content" tabIndex={-1}>
        <SetupReminder />
        {above}
        {children}
      </main>
      <BottomBar onCreate={() => create(true)} />
      {creating && <CreateSheet onClose={() => create(false)} />}
      <Finder />
      {isTouched() && <PullToRefresh />}
      <Toaster />
      <LiveRegion />
    </div>
  );
}
