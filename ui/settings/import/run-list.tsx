"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ImportRunRecord } from "@/common/import/records";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { RunProgress } from "./run-progress";
import { useImports } from "./use-imports";
import { useMayWorkOn } from "./use-may-work-on";

/** What was brought in, the newest first; those under way move while one looks. */
export function RunList() {
  const t = useTranslations("import");
  const { runs } = useImports();
  const me = useMe();
  // What somebody else has not decided on yet is nobody's news.
  const shown = runs.filter((run) => run.personId === me.id || run.startedAt !== null);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="im-earlier">
      <div className="sect">
        <h2 id="im-earlier">{t("earlier")}</h2>
      </div>
      <ul className="group">
        {shown.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function RunLine({ run }: { readonly run: ImportRunRecord }) {
  const may = useMayWorkOn(run);
  return (
    <li className="se-row">
      {may ? (
        <Link className="se-link" prefetch={false} href={`/settings/import?run=${run.id}`}>
          <RunText run={run} />
          <Icon name="right" size="small" />
        </Link>
      ) : (
        <div className="se-link">
          <RunText run={run} />
        </div>
      )}
    </li>
  );
}

function RunText({ run }: { readonly run: ImportRunRecord }) {
  const t = useTranslations("import");
  const format = useFormat();
  const who = useRecord("identity.person", run.personId)?.name;
  const isMoving = run.state === "running" || run.state === "undoing";
  const sum = run.created + run.updated;
  const rows = t("rows", { count: sum });
  return (
    <span className="se-text im-run">
      <span className="m">{run.fileName}</span>
      <span className="f14 sec">
        {[
          t(`states.${run.state}`),
          run.startedAt && rows,
          who,
          format.relativeDay(format.dayOf(run.createdAt)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {isMoving && <RunProgress run={run} />}
    </span>
  );
}
