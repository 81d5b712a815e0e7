import { useTranslations } from "use-intl";
import { useDoings } from "@/ui/live/presence-view";
import { useRecord } from "@/ui/live/records";
import { cardOf, columnIds } from "../store/cards";

type Props = { readonly stageId: string /** Pixels from one card to the next. */; readonly pitch: number };

/** Cards in colleagues' hands over this column: small, in their colour, never in the way of a pointer. */
export function Ghosts({ stageId, pitch }: Props) {
  const over = useDoings("drag", (drag) => drag.stageId === stageId);
  return over.map(({ by, id, above }) => (
    <Ghost key={by} by={by} id={id} top={topOf(stageId, above) * pitch} />
  ));
}

/** How many cards of this person's column stand above the place. */
function topOf(stageId: string, above: string | null): number {
  const ids = columnIds(stageId);
  const place = above === null ? -1 : ids.findIndex((id) => (cardOf(id)?.position ?? "") >= above);
  return place < 0 ? ids.length : place;
}

function Ghost({ by, id, top }: { readonly by: string; readonly id: string; readonly top: number }) {
  const t = useTranslations("live.presence");
  const person = useRecord("identity.person", by);
  const card = cardOf(id);
  if (!person || !card) return null;
  return (
    <div
      className={`board-ghost w${person.colour}`}
      style={{ transform: `translateY(${top}px)` }}
      role="note"
      aria-label={t("moving", { name: person.name, card: card.name })}
    >
      <span className="board-ghost-flag f12 b">{person.name}</span>
      <span className="f14 b t1">{card.name}</span>
    </div>
  );
}
