"use client";
import { useTranslations } from "use-intl";

/** `across`: how far to the right it stands, in the units of its drawing. */
const starAt = (across: number) =>
  `M${8 + across} 1.6l1.9 4.1 4.5.5-3.3 3 .9 4.4L${8 + across} 11.4l-4 2.2.9-4.4-3.3-3 4.5-.5z`;
/** Fourteen pixels each and one between, where sixteen units are fourteen pixels. */
const pitch = (15 * 16) / 14;
const places = [1, 2, 3] as const;

/** Priority, 0–3. One drawing: it stands on every card of a board, and each drawing is laid out and painted apart. */
export function Stars({ value }: { readonly value: number }) {
  const t = useTranslations("kit");
  const drawn = (from: number, to: number) =>
    places.slice(from, to).reduce((path, place) => path + starAt((place - 1) * pitch), "");
  return (
    <span className="stars" role="img" aria-label={t("priority", { value })}>
      <svg viewBox={`0 0 ${16 + 2 * pitch} 16`} className="row3" aria-hidden="true">
        <path fill="currentColor" d={drawn(0, value)} />
        <path className="e" fill="currentColor" d={drawn(value, places.length)} />
      </svg>
    </span>
  );
}

type Props = {
  readonly value: number;
  readonly onChange: (next: number) => void;
  readonly disabled?: boolean;
};

/** A press on the star that is on takes it away. */
export function StarsInput({ value, onChange, disabled }: Props) {
  const t = useTranslations("kit");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <span className="stars input" role="group" aria-label={t("priorityLabel")}>
      {places.map((place) => (
        <button
          key={place}
          type="button"
          disabled={disabled}
          aria-label={t("priority", { value: place })}
          aria-pressed={place <= value}
          onClick={() => onChange(place === value ? place - 1 : place)}
        >
          <Star filled={place <= value} />
        </button>
      ))}
    </span>
  );
}

function Star({ filled }: { readonly filled: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className={filled ? undefined : "e"} aria-hidden="true">
      <path fill="currentColor" d={starAt(0)} />
    </svg>
  );
}
