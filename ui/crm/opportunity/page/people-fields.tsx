"use client";

import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { Face } from "@/ui/kit/face";
import { Swatch } from "@/ui/kit/tag";
import { useRecord, useRecords } from "@/ui/live/records";
import { Conflicted } from "./conflicted";
import { useEditing } from "./editing";

/** Active teams, and the one it is in whatever became of it. */
export function TeamField() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, save } = useEditing();
  const teams = useRecords("identity.salesTeam").filter((team) => team.active || team.id === card.teamId);
  const team = teams.find((one) => one.id === card.teamId);
  return (
    <Conflicted field="teamId">
      <EditChoice
        label={t("fields.teamId")}
        value={card.teamId ?? ""}
        readOnly={readOnly}
        waiting={waiting.has("teamId")}
        choices={[
          { value: "", label: t("noTeam") },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        trailing={team && <Swatch hue={team.hue} />}
        save={(next) => save("teamId", next || null, card.teamId)}
      />
    </Conflicted>
  );
}

/** Who holds it: people at work, and who held it last. */
export function OwnerField() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, save } = useEditing();
  const people = useRecords("identity.person").filter(
    (person) => (person.active && rights[person.role].write) || person.id === card.ownerId,
  );
  const owner = useRecord("identity.person", card.ownerId ?? "");
  return (
    <Conflicted field="ownerId">
      <EditChoice
        label={t("fields.ownerId")}
        value={card.ownerId ?? ""}
        readOnly={readOnly}
        waiting={waiting.has("ownerId")}
        choices={[
          { value: "", label: t("nobody") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        trailing={
          owner && (
            <Face name={owner.name} colour={owner.colour} picture={owner.picture} size="small" silent />
          )
        }
        save={(next) => save("ownerId", next || null, card.ownerId)}
      />
    </Conflicted>
  );
}
