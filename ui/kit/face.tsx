type Props = {
  readonly name: string;
  /** 1–8, or 0 for people outside the team. */
  readonly colour: number;
  readonly size?: "tiny" | "small" | "large";
  /** `here`: looking at this now; `away`: not. */
  readonly presence?: "here" | "away";
  /** The name stands beside it already. */
  readonly silent?: boolean;
};

const sizes = { tiny: "xs", small: "sm", large: "lg" } as const;

/** A person: their colour always comes with their initials, which is what tells colours apart. */
export function Face({ name, colour, size, presence, silent }: Props) {
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
    </span>
  );
}

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
