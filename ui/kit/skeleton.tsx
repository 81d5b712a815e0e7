type Props = {
  readonly width?: number | string;
  readonly height?: number | string;
  readonly round?: boolean;
};

/** Keeps the exact box of what is not on the device yet; silent, the region round it says that it is busy. */
export function Skeleton({ width = "100%", height = 14, round }: Props) {
  return (
    <span
      className="skel"
      aria-hidden="true"
      style={{ width, height, borderRadius: round ? 999 : undefined }}
    />
  );
}
