"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import type { ListField } from "@/common/import/fields";
import type { UnknownName } from "@/common/import/records";
import type { ImportChoice } from "@/common/import/settings";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import type { Preparing } from "./prepare-run";

type Props = Preparing & { readonly unknown: readonly UnknownName[] };

/** Names in the file that nothing here bears, each with what it is to stand for. */
export function UnknownNames({ unknown, settings, change }: Props) {
  const t = useTranslations("import");
  const choose = (name: UnknownName, to: ImportChoice["to"] | null) => {
    const others = settings.choices.filter((one) => one.field !== name.field || one.text !== name.text);
    const own = to === null ? [] : [{ field: name.field, text: name.text, to }];
    void change({ choices: [...others, ...own] });
  };
  return (
    <section aria-labelledby="im-unknown">
      <div className="sect">
        <h2 id="im-unknown">{t("unknown")}</h2>
      </div>
      <ul className="group">
        {unknown.map((name) => (
          <Unknown
            key={`${name.field} ${name.text}`}
            name={name}
            choice={settings.choices.find((one) => one.field === name.field && one.text === name.text)}
            choose={(to) => choose(name, to)}
          />
        ))}
      </ul>
    </section>
  );
}

type NameProps = {
  readonly name: UnknownName;
  readonly choice: ImportChoice | undefined;
  readonly choose: (to: ImportChoice["to"] | null) => void;
};

function Unknown({ name, choice, choose }: NameProps) {
  const t = useTranslations("import");
  const id = useId();
  const known = useKnown(name.field);
  const mayCreate = useMayCreate(name.field);
  const byDefault = mayCreate && (name.field === "tags" || name.field === "lostReason") ? "create" : "";
  const value = typeof choice?.to === "object" ? choice.to.id : (choice?.to ?? byDefault);
  const put = (next: string) => {
    if (next === "") return choose(null);
    choose(next === "create" || next === "leave" ? next : { id: next });
  };
  return (
    <li className="se-line im-column">
      <span className="se-text">
        <span className="m" id={id}>
          {name.text}
        </span>
        <span className="f14 sec">
          {t(`fields.${name.field}`)} · {t("rows", { count: name.count })}
        </span>
      </span>
      <select
        className="inp im-field"
        aria-labelledby={id}
        value={value}
        data-open={value === "" || undefined}
        onChange={(event) => put(event.target.value)}
      >
        {byDefault === "" && <option value="">{t("chooseName")}</option>}
        {mayCreate && <option value="create">{t("makeName")}</option>}
        <option value="leave">{t("leaveName")}</option>
        {known.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </li>
  );
}

function useMayCreate(field: ListField): boolean {
  const may = rights[useMe().role];
  if (field === "owner") return false;
  return field === "team" ? may.administer : may.configure;
}

const kindOf = {
  stage: "crm.stage",
  team: "identity.salesTeam",
  owner: "identity.person",
  tags: "crm.tag",
  lostReason: "crm.lostReason",
} as const;

const useKnown = (field: ListField): readonly { readonly id: string; readonly name: string }[] =>
  useRecords(kindOf[field]);
