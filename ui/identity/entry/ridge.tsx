/** The rope on its way up: ridges and climbers, the leader largest. The same by day and by night. */
export function Ridge() {
  return (
    <div className="ridge">
      <Tall />
      <Wide />
    </div>
  );
}

/** Beside the form, from a tablet on. */
function Tall() {
  return (
    <svg className="tall" viewBox="0 0 720 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect width="720" height="900" fill="#024148" />
      <path d="M0 520 130 400l70 60 150-190 96 110 92-150 182 250v420H0z" fill="#01535c" />
      <path d="m538 230-34 56 22 18 20-14 30 22 8-20z" fill="#dff3f5" />
      <path d="m350 270-40 51 24 10 16-12 28 20 10-16z" fill="#dff3f5" opacity=".5" />
      <path d="M0 700 150 560l110 90 160-170 120 120 180-150v450H0z" fill="#01363c" />
      <path d="M0 812c120-64 210-44 330-92s230-42 390-122v302H0z" fill="#012a2f" />
      <Rope d="M-20 846C70 812 120 798 176 770S300 676 352 610s92-128 116-196 44-132 70-184" />
      <g fill="#fff">
        <circle cx="176" cy="770" r="14" />
        <circle cx="352" cy="610" r="16" />
        <circle cx="468" cy="414" r="18" />
        <circle cx="538" cy="226" r="24" />
      </g>
    </svg>
  );
}

/** Above the form, on a phone. */
function Wide() {
  return (
    <svg className="wide" viewBox="0 0 720 360" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      <rect width="720" height="360" fill="#024148" />
      <path d="M0 250 110 160l60 46 130-130 84 84 176-106 160 146v160H0z" fill="#01535c" />
      <path d="m560 54-62 37 24 20 28-16 34 22 14-28z" fill="#dff3f5" />
      <path d="m300 76-38 38 20 10 18-12 26 18 12-16z" fill="#dff3f5" opacity=".5" />
      <path d="M0 300 140 214l100 52 150-92 130 84 200-98v200H0z" fill="#01363c" />
      <path d="M0 340c140-40 260-18 400-60s210-42 320-84v164H0z" fill="#012a2f" />
      <Rope d="M-20 330C60 318 110 300 160 290s150-30 210-66 74-76 110-104 52-44 80-66" />
      <g fill="#fff">
        <circle cx="160" cy="290" r="13" />
        <circle cx="370" cy="224" r="15" />
        <circle cx="480" cy="120" r="17" />
        <circle cx="560" cy="52" r="23" />
      </g>
    </svg>
  );
}

function Rope({ d }: { readonly d: string }) {
  return <path d={d} fill="none" stroke="#94c9cf" strokeWidth="7" strokeLinecap="round" />;
}
