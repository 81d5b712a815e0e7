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
export function NewStageSheet({ teamId, close }: Props) {
  const t = useTranslations("settings");
  const formId = useId();
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  const { stage, put, problemOf, submit } = useNewStage(teamId, close);
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
          value={stage.name}
          maxLength={80}
          autoComplete="off"
          required
          error={problemOf("name")}
          onChange={(event) => put({ name: event.target.value })}
        />
        <SelectField
          label={t("stages.team")}
          value={stage.teamId}
          hint={t("stages.teamHint")}
          onChange={(event) => put({ teamId: event.target.value })}
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
          value={stage.percent}
          error={problemOf("percent")}
          onChange={(event) => put({ percent: event.target.value })}
        />
        <TextField
          label={t("stages.rottingDays")}
          inputMode="numeric"
          value={stage.days}
          hint={t("stages.rottingHint")}
          error={problemOf("days")}
          onChange={(event) => put({ days: event.target.value })}
        />
        <HuePicker label={t("colour")} value={stage.hue} change={(hue) => put({ hue })} />
        <Checkbox
          label={t("stages.isWon")}
          checked={stage.isWon}
          onChange={(event) => put({ isWon: event.target.checked })}
        />
      </form>
    </Sheet>
  );
}

function useNewStage(teamId: string | null, close: () => void) {
  const t = useTranslations("settings.problems");
  const { told } = useTold();
  const parsers = useStageParsers();
  const hue = nextHue(useRecords("crm.stage").length);
  const [stage, setStage] = useState({
    name: "",
    teamId: teamId ?? "",
    percent: "10",
    days: "",
    isWon: false,
    hue,
  });
  const [tried, setTried] = useState(false);
  const name = stage.name.trim();
  const parsed = {
    name: name ? { value: name } : { problem: t("name") },
    percent: parsers.percent(stage.percent),
    days: parsers.days(stage.days),
  };

  const create = (probability: string, rottingDays: number | null) => {
    const { isWon } = stage;
    const made = {
      id: newId(),
      name,
      teamId: stage.teamId || null,
      isWon,
      probability,
      rottingDays,
      hue: stage.hue,
    };
    // "~" sorts behind every key: the end of the board, until the server has given it its own.
    const effect = stageAppears({ ...made, position: "~", folded: false, version: 0 });
    void told(perform("crm.stage.create", made, effect));
    close();
  };

  return {
    stage,
    put: (change: Partial<typeof stage>) => setStage({ ...stage, ...change }),
    problemOf: (field: keyof typeof parsed) =>
      tried && "problem" in parsed[field] ? parsed[field].problem : undefined,
    submit(event: FormEvent) {
      event.preventDefault();
      setTried(true);
      if (!name || "problem" in parsed.percent || "problem" in parsed.days) return;
      create(parsed.percent.value, parsed.days.value);
    },
  };
}
