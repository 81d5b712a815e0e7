"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Checkbox, SelectField, TextField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { newId } from "@/ui/live/new-id";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { HuePicker, nextHue } from "./hue-picker";
import { stageAppears } from "./settings-effects";
import { useStageParsers } from "./stage-parsers";
import { useTold } from "./use-told";

type Props = { readonly teamId: string | null; readonly close: () => void };

/** A stage at the end of the board; its place is changed in the list. */
export function NewStageSheet({ teamId: wanted, close }: Props) {
  const t = useTranslations("settings");
  const { told } = useTold();
  const parsers = useStageParsers();
  const formId = useId();
  const stages = useRecords("crm.stage");
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  const [name, setName] = useState("");
  const [teamId, setTeamId] = useState(wanted ?? "");
  const [percent, setPercent] = useState("10");
  const [days, setDays] = useState("");
  const [isWon, setIsWon] = useState(false);
  const [hue, setHue] = useState(nextHue(stages.length));
  const [tried, setTried] = useState(false);
  const parsed = { percent: parsers.percent(percent), days: parsers.days(days) };
  const problemOf = (field: "percent" | "days") =>
    tried && "problem" in parsed[field] ? parsed[field].problem : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!name.trim() || "problem" in parsed.percent || "problem" in parsed.days) return;
    const stage = {
      id: newId(),
      name: name.trim(),
      teamId: teamId || null,
      isWon,
      probability: parsed.percent.value,
      rottingDays: parsed.days.value,
      hue,
    };
    // "~" sorts behind every key: the end of the board, until the server has given it its own.
    const effect = stageAppears({ ...stage, position: "~", folded: false, version: 0 });
    void told(perform("crm.stage.create", stage, effect));
    close();
  };

  return (
    <Sheet
      open
      onClose={close}
      title={t("stages.addTitle")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form id={formId} className="se-grid" noValidate onSubmit={submit}>
        <TextField
          label={t("name")}
          value={name}
          maxLength={80}
          autoComplete="off"
          autoFocus
          required
          error={tried && !name.trim() ? t("problems.name") : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t("stages.team")}
          value={teamId}
          hint={t("stages.teamHint")}
          onChange={(event) => setTeamId(event.target.value)}
        >
          <option value="">{t("stages.shared")}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("stages.probability")}
          inputMode="decimal"
          value={percent}
          error={problemOf("percent")}
          onChange={(event) => setPercent(event.target.value)}
        />
        <TextField
          label={t("stages.rottingDays")}
          inputMode="numeric"
          value={days}
          hint={t("stages.rottingHint")}
          error={problemOf("days")}
          onChange={(event) => setDays(event.target.value)}
        />
        <HuePicker label={t("colour")} value={hue} change={setHue} />
        <Checkbox label={t("stages.isWon")} checked={isWon} onChange={(event) => setIsWon(event.target.checked)} />
      </form>
    </Sheet>
  );
}
