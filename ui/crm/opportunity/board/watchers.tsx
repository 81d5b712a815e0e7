import { useTranslations } from "use-intl";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { useWatchers } from "@/ui/live/presence-view";
import { useRecord } from "@/ui/live/records";

/** An eye and a face: a colleague has this card's page open. */
export function Watchers({ id }: { readonly id: string }) {
  const people = useWatchers(id);
  const [first] = people;
  return first === undefined ? null : <Watched first={first} more={people.length - 1} />;
}

function Watched({ first, more }: { readonly first: string; readonly more: number }) {
  const t = useTranslations("live.presence");
  const person = useRecord("identity.person", first);
  if (!person) return null;
  const names = more > 0 ? `${person.name} +${more}` : person.name;
  const text = t("looking", { names, count: more + 1 });
  return (
    <span className="board-watched" role="img" aria-label={text} title={text}>
      <Icon name="eye" size="small" />
      <Face name={person.name} colour={person.colour} picture={person.picture} size="tiny" silent />
      {more > 0 && <span className="f12">+{more}</span>}
    </span>
  );
}
