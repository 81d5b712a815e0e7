import { Tag } from "@/ui/kit/tag";
import { useRecords } from "@/ui/live/records";

/** As many as fit on the card's one line say their name; the others are counted. */
const shown = 2;

export function CardTags({ ids }: { readonly ids: readonly string[] }) {
  const all = useRecords("crm.tag");
  const tags = all.filter((tag) => ids.includes(tag.id));
  const rest = tags.length - shown;
  return (
    <div className="tags board-card-tags">
      {tags.slice(0, shown).map((tag) => (
        <Tag key={tag.id} name={tag.name} hue={tag.hue} />
      ))}
      {rest > 0 && <span className="f12 mut">+{rest}</span>}
    </div>
  );
}
