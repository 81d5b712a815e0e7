"use client";
import { useTranslations } from "use-intl";
import { useSync } from "@/ui/live/status";
import { Button } from "../kit/button";
import { Icon } from "../kit/icon";
import { FrameSkeleton } from "./frame-skeleton";
import { LanguageProvider } from "./language";

type Props = { readonly error: Error; readonly onRetry: () => void };

/** With its own words, for where the page's are gone. */
export function StoppedPage(props: Props) {
  return (
    <LanguageProvider fallback={<FrameSkeleton />}>
      <Stopped {...props} />
    </LanguageProvider>
  );
}

/** What happened, what was kept, what to do. Trying again keeps what waits to be sent; reloading would not. */
function Stopped({ error, onRetry }: Props) {
  const t = useTranslations("errors.boundary");
  const unsent = useSync().waiting.length;
  return (
    <div className="dead-end" role="alert">
      <div className="stopped">
        <h1 className="f22 b">{t("title")}</h1>
        <p>{t("happened")}</p>
        <p className="note">
          <Icon name="shield" />
          <span className="grow">
            {t("kept")} {unsent > 0 && t("waits", { count: unsent })}
          </span>
        </p>
        <p>{t("todo")}</p>
        <div className="row">
          <Button look="primary" onClick={onRetry}>
            {t("retry")}
          </Button>
          <Button onClick={() => location.reload()}>{t("reload")}</Button>
        </div>
        <p className="f12 mut">{error.message.slice(0, 200)}</p>
      </div>
    </div>
  );
}
