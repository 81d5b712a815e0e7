"use client";
import { useTranslations } from "use-intl";

const star = "m8 1.6 1.9 4.1 4.5.5-3.3 3 .9 4.4L8 11.4l-4 2.2.9-4.4-3.3-3 4.5-.5z";
const places = [1, 2, 3] as const;

/** Priority, 0–3. */
export function Stars({ value }: { readonly value: number }) {
  const t = useTranslations("kit");
  return (
    <span className="stars" role="img" aria-label={t("priority", { value })}>
      {places.map((place) => (
        <Star key={place} filled={place <= value} />
      ))}
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
      <path fill="currentColor" d={star} />
    </svg>
  );
}
