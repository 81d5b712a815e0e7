/** Coloured square and a word in ink: the colour never carries it alone. Hues 1–12; 0 has no colour. */
export function Tag({ name, hue }: { readonly name: string; readonly hue: number }) {
  return (
    <span className={hueClass("tag", hue)}>
      <span className="t1">{name}</span>
    </span>
  );
}

/** The square of a stage or a team, beside its name. */
export function Swatch({ hue }: { readonly hue: number }) {
  return <i className={hueClass("hsw", hue)} aria-hidden="true" />;
}

function hueClass(base: string, hue: number): string {
  return hue > 0 ? `${base} h${hue}` : base;
}
