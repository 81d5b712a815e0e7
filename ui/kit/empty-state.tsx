import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  /** One sentence: what goes here, or what to do next. */
  readonly children?: ReactNode;
  /** One button. */
  readonly action?: ReactNode;
  readonly level?: "h1" | "h2" | "h3";
};

/** Teaches the next step; the drawing is the rope with its next knot filled. */
export function EmptyState({ title, children, action, level: Heading = "h2" }: Props) {
  return (
    <div className="empty">
      <RopeArt />
      <Heading className="f18 m">{title}</Heading>
      {children && <p className="f14 sec">{children}</p>}
      {action}
    </div>
  );
}

function RopeArt() {
  return (
    <svg className="art" viewBox="0 0 120 56" fill="none" aria-hidden="true">
      <path
        d="M8 46C28 58 44 46 58 30C70 42 92 30 110 10"
        stroke="var(--brand-line)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <g fill="var(--bg)" stroke="currentColor" strokeWidth="3">
        <circle cx="10" cy="46" r="7" />
        <circle cx="59" cy="30" r="7" />
      </g>
      <circle cx="109" cy="11" r="8.5" fill="currentColor" />
    </svg>
  );
}
