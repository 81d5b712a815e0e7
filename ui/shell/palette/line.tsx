import { type ReactNode, useEffect, useRef } from "react";
import { marksIn } from "../../../common/rank";
import { searchText } from "../../../common/search-text";
import { Icon } from "../../kit/icon";
import type { Entry } from "./entry";

type Props = {
  readonly id: string;
  readonly entry: Entry;
  readonly typed: string;
  /** Above the first of its section. */
  readonly heading: string | null;
  readonly active: boolean;
  readonly choose: () => void;
};

export function Line({ id, entry, typed, heading, active, choose }: Props) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const { icon, title, detail, aside, key } = entry;
  return (
    <>
      {heading && (
        <p className="palette-g" role="presentation">
          {heading}
        </p>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active line */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys */}
      <div
        ref={row}
        id={id}
        role="option"
        aria-selected={active}
        className={active ? "palette-row on" : "palette-row"}
        onClick={choose}
      >
        <Icon name={icon} />
        <span className="grow t1">
          <span className={active ? "m" : ""}>{marked(title, typed)}</span>
          {detail && <span className="mut"> {marked(detail, typed)}</span>}
        </span>
        {aside && <span className="f14 m num">{aside}</span>}
        {key && <kbd className="kbd">{key}</kbd>}
      </div>
    </>
  );
}

function marked(text: string, typed: string): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of [...marksIn(text, searchText(typed))].sort(([a], [b]) => a - b)) {
    if (start < from) continue;
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}
