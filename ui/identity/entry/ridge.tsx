/** The rope on its way up: three ridges and four climbers, the leader largest. The same by day and by night. */
export function Ridge() {
  return (
    <svg className="ridge" viewBox="0 0 720 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect width="720" height="900" fill="#024148" />
      <path d="M0 520 130 400l70 60 150-190 96 110 92-150 182 250v420H0z" fill="#01535c" />
      <path d="m538 230-34 56 22 18 20-14 30 22 8-20z" fill="#dff3f5" opacity=".9" />
      <path d="m350 270-40 51 24 10 16-12 28 20 10-16z" fill="#dff3f5" opacity=".55" />
      <path d="M0 700 150 560l110 90 160-170 120 120 180-150v450H0z" fill="#01363c" />
      <path d="M0 812c120-64 210-44 330-92s230-42 390-122v302H0z" fill="#012a2f" />
      <path
        d="M-20 846C70 812 120 798 176 770S300 676 352 610s92-128 116-196 44-132 70-184"
        fill="none"
        stroke="#94c9cf"
        strokeWidth="7"
        strokeLinecap="round"
      />
      <g fill="#fff">
        <circle cx="176" cy="770" r="14" />
        <circle cx="352" cy="610" r="16" />
        <circle cx="468" cy="414" r="18" />
        <circle cx="538" cy="226" r="24" />
      </g>
    </svg>
  );
}
