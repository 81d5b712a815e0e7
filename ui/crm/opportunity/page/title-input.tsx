"use client";

import { useTranslations } from "use-intl";
import { useEdited } from "@/ui/kit/edit/use-edited";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

/** The field that stands in for the heading while the name is typed. */
export function TitleInput({ close }: { readonly close: () => void }) {
  const t = useTranslations("crm.page");
  const { card, save, draftKey } = useEditing();
  const parsers = useParsers();
  const edited = useEdited<string>({
    draftKey: draftKey("name"),
    value: card.name,
    toText: (name) => name,
    parse: parsers.name,
    save: async (next, base) => {
      const problem = await save("name", next, base);
      if (problem === null) close();
      return problem;
    },
  });
  const leave = () => {
    edited.leave();
    if (edited.text === card.name) close();
  };
  return (
    <div className="op-title-edit" data-problem={edited.problem ? "" : undefined}>
      <textarea
        aria-label={t("fields.name")}
        aria-invalid={edited.problem ? true : undefined}
        aria-describedby="op-title-note"
        className="edit-input op-title"
        rows={1}
        enterKeyHint="done"
        // biome-ignore lint/a11y/noAutofocus: it replaces the heading that was just pressed
        autoFocus
        value={edited.text}
        onChange={(event) => edited.change(event.target.value.replace(/\n/g, " "))}
        onFocus={(event) => {
          edited.focus();
          event.target.select();
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          edited.keyDown(event);
          if (event.key === "Escape") close();
        }}
      />
      <p id="op-title-note" className="edit-note bad" hidden={!edited.problem}>
        {edited.problem}
      </p>
    </div>
  );
}
