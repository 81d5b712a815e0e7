"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { DeactivateInput, OpenRecords } from "@/common/identity/person";
import type { PersonRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { SelectField } from "@/ui/kit/field";
import { Segmented } from "@/ui/kit/segmented";
import { Sheet } from "@/ui/kit/sheet";
import { useAnswer } from "@/ui/live/answers";
import { newId } from "@/ui/live/new-id";
import { useRecord, useRecords } from "@/ui/live/records";
import { api } from "@/ui/trpc";
import { useLeaving } from "./use-leaving";

type Props = { readonly person: PersonRecord; readonly close: () => void };
type Way = "one" | "teams";

/** Takes somebody off duty: says first how much they hold, and asks who takes it. */
export function LeavingSheet({ person, close }: Props) {
  const t = useTranslations("settings");
  const { id, name } = person;
  const { value: open, state } = useAnswer(`open/${id}`, () => api.identity.person.openRecords.query({ id }));
  const [way, setWay] = useState<Way>("one");
  const [to, setTo] = useState<string | null>(null);
  const [byTeam, setByTeam] = useState<ReadonlyMap<string | null, string | null>>(new Map());
  const leave = useLeaving(person, close);
  const count = open?.reduce((sum, one) => sum + one.count, 0) ?? 0;
  const handOver = (): DeactivateInput["handOver"] => ({
    batchId: newId(),
    to: way === "one" ? to : null,
    teams: way === "one" ? [] : [...byTeam].map(([teamId, receiver]) => ({ teamId, to: receiver })),
  });
  return (
    <Sheet
      open
      onClose={close}
      title={t("leaving.title", { name })}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button danger disabled={!open} onClick={() => void leave(handOver())}>
            {t("people.deactivate")}
          </Button>
        </>
      }
    >
      <p>{t("leaving.text")}</p>
      {!open && <p className="f14 sec">{state === "failed" ? t("leaving.failed") : t("leaving.counting")}</p>}
      {open && <p className="m">{t("leaving.holds", { name, count })}</p>}
      {open && open.length > 1 && (
        <Segmented
          label={t("leaving.how")}
          value={way}
          options={[
            { value: "one", label: t("leaving.toOne") },
            { value: "teams", label: t("leaving.byTeam") },
          ]}
          onChange={setWay}
        />
      )}
      {count > 0 && way === "one" && (
        <Receiver label={t("leaving.receiver")} except={id} value={to} change={setTo} />
      )}
      {open && way === "teams" && (
        <ByTeam
          open={open}
          except={id}
          chosen={byTeam}
          choose={(teamId, receiver) => setByTeam(new Map(byTeam).set(teamId, receiver))}
        />
      )}
    </Sheet>
  );
}

type ByTeamProps = {
  readonly open: OpenRecords;
  readonly except: string;
  readonly chosen: ReadonlyMap<string | null, string | null>;
  readonly choose: (teamId: string | null, receiver: string | null) => void;
};

function ByTeam({ open, except, chosen, choose }: ByTeamProps) {
  return open.map(({ teamId, count }) => (
    <OneTeam
      key={teamId}
      teamId={teamId}
      count={count}
      except={except}
      value={chosen.get(teamId) ?? null}
      change={(receiver) => choose(teamId, receiver)}
    />
  ));
}

type TeamProps = Omit<ReceiverProps, "label"> & { readonly teamId: string | null; readonly count: number };

function OneTeam({ teamId, count, ...rest }: TeamProps) {
  const t = useTranslations("settings.leaving");
  const name = useRecord("identity.salesTeam", teamId ?? "")?.name ?? t("noTeam");
  return <Receiver label={t("ofTeam", { team: name, count })} {...rest} />;
}

type ReceiverProps = {
  readonly label: string;
  readonly except: string;
  readonly value: string | null;
  readonly change: (receiver: string | null) => void;
};

function Receiver({ label, except, value, change }: ReceiverProps) {
  const t = useTranslations("settings.leaving");
  const people = useRecords("identity.person").filter(
    (person) => person.active && person.id !== except && rights[person.role].write,
  );
  return (
    <SelectField label={label} value={value ?? ""} onChange={(event) => change(event.target.value || null)}>
      <option value="">{t("stays")}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
