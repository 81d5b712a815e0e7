"use client";

import { type RefObject, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { searchText } from "@/common/search-text";
import { announce } from "@/ui/kit/announce";
import { Face } from "@/ui/kit/face";
import { mentionAt, type Named } from "./mention-text";
import { applyEdit } from "./text-edits";

type Person = Named & { readonly colour: number; readonly picture: string | null };
type Props = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly typed: string;
  readonly people: readonly Person[];
  readonly hidden: readonly Person[];
};

const most = 6;

/** Colleagues whose name is being typed after an @. Arrows choose, Enter or Tab takes, Escape puts away. */
export function MentionList({ box, typed, people, hidden }: Props) {
  const t = useTranslations("crm.timeline");
  const id = useId();
  const caret = useCaret(box, typed);
  const [dismissed, dismiss] = useState<number | null>(null);
  const [picked, pick] = useState(0);
  const at = caret === null ? null : mentionAt(typed, caret);
  const isOpen = at !== null && at.from !== dismissed;
  const found = isOpen ? people.filter(isCalled(at.query)).slice(0, most) : [];
  const barred = isOpen ? hidden.filter(isCalled(at.query)).slice(0, most - found.length) : [];
  const chosen = Math.min(picked, Math.max(0, found.length - 1));
  const take = (person: Person | undefined) => {
    if (!person || !at || caret === null || !box.current) return;
    const text = `@${person.name} `;
    applyEdit(box.current, { from: at.from, to: caret, text, select: [text.length, text.length] });
    pick(0);
  };
  useListKeys(
    box,
    found.length === 0
      ? null
      : {
          move: (by) => pick((chosen + by + found.length) % found.length),
          take: () => take(found[chosen]),
          away: () => dismiss(at?.from ?? null),
        },
  );
  useListbox(box, found.length > 0 ? `${id}-${chosen}` : null, id);
  const spoken =
    found.length > 0 ? t("mentionsFound", { count: found.length, name: found[chosen]?.name ?? "" }) : "";
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);
  if (found.length + barred.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t("mention")} className="tl-people">
      {found.map((person, place) => (
        <div
          key={person.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === chosen}
          className="opt"
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => place !== chosen && pick(place)}
          onClick={() => take(person)}
          onKeyDown={(event) => event.key === "Enter" && take(person)}
        >
          <Face name={person.name} colour={person.colour} picture={person.picture} size="small" silent />
          <span className="grow t1">{person.name}</span>
        </div>
      ))}
      {barred.map((person) => (
        <div key={person.id} role="option" tabIndex={-1} aria-selected={false} aria-disabled className="opt">
          <Face name={person.name} colour={person.colour} picture={person.picture} size="small" silent />
          <span className="grow t1">{person.name}</span>
          <span className="f13">{t("cannotSee")}</span>
        </div>
      ))}
    </div>
  );
}

/** A word of the name, or the whole of it, begins with what is typed. */
function isCalled(query: string): (person: Person) => boolean {
  const wanted = searchText(query);
  return ({ name }) => {
    const whole = searchText(name);
    return whole.startsWith(wanted) || whole.split(" ").some((word) => word.startsWith(wanted));
  };
}

/** Where the caret stands; null while something is selected or the box has not the focus. */
function useCaret(box: RefObject<HTMLTextAreaElement | null>, typed: string): number | null {
  const [caret, setCaret] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing moves the caret too
  useEffect(() => {
    const look = () => {
      const element = box.current;
      const isThere =
        element && document.activeElement === element && element.selectionStart === element.selectionEnd;
      setCaret(isThere ? element.selectionStart : null);
    };
    look();
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [box, typed]);
  return caret;
}

type Keys = { readonly move: (by: number) => void; readonly take: () => void; readonly away: () => void };

/** Ahead of everything else that listens to keys in the box; only while there is a choice. */
function useListKeys(box: RefObject<HTMLTextAreaElement | null>, keys: Keys | null): void {
  useEffect(() => {
    const element = box.current;
    if (!element || !keys) return;
    const { move, take, away } = keys;
    const actOf = (key: string): (() => void) | null => {
      if (key === "ArrowDown" || key === "ArrowUp") return () => move(key === "ArrowDown" ? 1 : -1);
      if (key === "Escape") return away;
      return key === "Enter" || key === "Tab" ? take : null;
    };
    const pressed = (event: KeyboardEvent) => {
      const act = event.isComposing || event.ctrlKey || event.metaKey ? null : actOf(event.key);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    element.addEventListener("keydown", pressed, { capture: true });
    return () => element.removeEventListener("keydown", pressed, { capture: true });
  });
}

/** Tells a screen reader which row is meant while the focus stays in the text. */
function useListbox(box: RefObject<HTMLTextAreaElement | null>, row: string | null, listId: string): void {
  useEffect(() => {
    const element = box.current;
    if (!element || !row) return;
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("aria-controls", listId);
    element.setAttribute("aria-activedescendant", row);
    return () => {
      element.removeAttribute("aria-controls");
      element.removeAttribute("aria-activedescendant");
    };
  }, [box, row, listId]);
}
