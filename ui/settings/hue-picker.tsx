"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";

const hues = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

type Props = {
  readonly label: string;
  readonly value: number;
  readonly change: (hue: number) => void;
  readonly readOnly?: boolean;
};

/** One of the twelve hues. */
export function HuePicker({ label, value, change, readOnly = false }: Props) {
  const t = useTranslations("settings");
  const name = useId();
  return (
    <fieldset className="se-hues" disabled={readOnly}>
      <legend className="edit-label">{label}</legend>
      {hues.map((hue) => (
        <label key={hue} className={`se-hue h${hue}`}>
          <input type="radio" name={name} checked={value === hue} onChange={() => change(hue)} />
          <span className="sr">{t("colourNumber", { number: hue })}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Hues of new things in the order in which neighbours differ most. */
const order = [1, 5, 11, 3, 9, 2, 6, 8, 10, 7, 12, 4] as const;
export const nextHue = (count: number): number => order[count % order.length] ?? 1;
