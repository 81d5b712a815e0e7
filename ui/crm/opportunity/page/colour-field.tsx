"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { useEditing } from "./editing";

const colours = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The card's colour on the board: one of twelve, or none. */
export function ColourField() {
  const t = useTranslations("crm.page");
  const { card, readOnly, save } = useEditing();
  const name = useId();
  const shown = readOnly ? [card.colour] : colours;
  return (
    <fieldset className="edit edit-row op-colour" disabled={readOnly}>
      <legend className="edit-label">{t("fields.colour")}</legend>
      <div className="op-swatches">
        {shown.map((colour) => (
          <label key={colour} className={colour > 0 ? `op-swatch h${colour}` : "op-swatch op-swatch-none"}>
            <input
              type="radio"
              name={name}
              checked={card.colour === colour}
              onChange={() => void save("colour", colour, card.colour)}
            />
            <span className="sr">{colour > 0 ? t("colourNumber", { number: colour }) : t("noColour")}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
