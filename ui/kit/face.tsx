import type { SyntheticEvent } from "react";

type Props = {
  readonly name: string;
  /** 1–8, or 0 for people outside the team. */
  readonly colour: number;
  /** Address of their picture; the initials show until it is there, and where it cannot be had. */
  readonly picture?: string | null | undefined;
  readonly size?: "tiny" | "small" | "large" | "huge";
  /** `here`: looking at this now; `away`: not. */
  readonly presence?: "here" | "away";
  /** The name stands beside it already. */
  readonly silent?: boolean;
};

const sizes = { tiny: "xs", small: "sm", large: "lg", huge: "xl" } as const;

/** A person: their colour always comes with their initials, which is what tells colours apart. */
export function Face({ name, colour, picture, size, presence, silent }: Props) {
  const classes = [
    "av",
    colour > 0 && `w${colour}`,
    size && sizes[size],
    presence === "here" && "on",
    presence === "away" && "off",
  ];
  const spoken = silent ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": name } as const);
  return (
    <span className={classes.filter(Boolean).join(" ")} title={silent ? undefined : name} {...spoken}>
      {initials(name)}
      {picture && (
        // biome-ignore lint/performance/noImgElement: it is small already, and behind the sign-in
        <img key={picture} src={picture} alt="" decoding="async" draggable={false} onError={hide} />
      )}
    </span>
  );
}

const hide = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
  currentTarget.hidden = true;
};

/** "Camille Roux" → "CR", "jean-luc de la Tour" → "JT" */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return [...word][0] ?? "";
}
