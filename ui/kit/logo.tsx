/** The mark: a C of rope with three climbers, the leader largest. */
export function Logo({ size = 36 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true">
      <rect width="512" height="512" rx="116" fill="#015f69" />
      <path
        d="M327 125A150 150 0 1 0 380 374"
        fill="none"
        stroke="#94c9cf"
        strokeWidth="46"
        strokeLinecap="round"
      />
      <g fill="#fff">
        <circle cx="327" cy="125" r="60" />
        <circle cx="129" cy="297" r="55" />
        <circle cx="380" cy="374" r="50" />
      </g>
    </svg>
  );
}
