"use client";

import { useTranslations } from "use-intl";
import type { Place } from "@/common/presence-input";
import { Face } from "@/ui/kit/face";
import { usePeopleAt, useStandAt } from "@/ui/live/presence-view";
import { useRecords } from "@/ui/live/records";

const mostFaces = 3;

/** Puts this person there, and shows who else is. */
export function FacesHere({ place }: { readonly place: Place }) {
  useStandAt(place);
  return <Faces people={usePeopleAt(place)} />;
}

function Faces({ people }: { readonly people: readonly string[] }) {
  const t = useTranslations("live.presence");
  const known = useRecords("identity.person").filter(({ id }) => people.includes(id));
  if (known.length === 0) return null;
  const names = known.map(({ name }) => name).join(", ");
  const more = known.length - mostFaces;
  return (
    <span className="avs here-now" role="img" aria-label={t("here", { names })} title={t("here", { names })}>
      {known.slice(0, mostFaces).map(({ id, name, colour, picture }) => (
        <Face key={id} name={name} colour={colour} picture={picture} size="small" presence="here" silent />
      ))}
      {more > 0 && <span className="here-more f12 b">+{more}</span>}
    </span>
  );
}
