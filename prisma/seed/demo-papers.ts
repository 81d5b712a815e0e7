import sharp from "sharp";

/** Pictures and papers of the demo, drawn here: nobody's rights are in them. */
export type Paper = { readonly name: string; readonly type: string; readonly body: Buffer };

export const papers = {
  shop: () => picture("vitrine de Meylan.jpg", shop),
  yard: () => picture("portail de la cour.jpg", yard),
  quote: () =>
    paper("plan du laboratoire.pdf", [
      "Cimes Froid Energie",
      "Laboratoire a 10 C - Meylan",
      "Surface : 18,40 m2",
      "Deux vitrines de 2,40 m",
      "Reserve negative en sous-sol : 6 m2",
    ]),
  terms: () =>
    paper("conditions d’accès.pdf", [
      "Maison Buisson, traiteur",
      "Livraisons : de 6 h a 9 h, par la cour",
      "Largeur du portail : 2,10 m",
      "Sonner deux fois",
    ]),
} as const satisfies Record<string, () => Paper | Promise<Paper>>;
export type PaperKey = keyof typeof papers;

async function picture(name: string, shapes: string): Promise<Paper> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="860">${shapes}</svg>`;
  return { name, type: "image/jpeg", body: await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer() };
}

const box = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

/** A shop's front: awning, two cold cabinets behind glass, a door. */
const shop = [
  box(0, 0, 1280, 640, "#d8cdbd"),
  box(0, 640, 1280, 220, "#8d8a86"),
  box(120, 220, 1040, 420, "#33454b"),
  ...Array.from({ length: 13 }, (_, place) =>
    box(120 + place * 80, 140, 80, 90, place % 2 === 0 ? "#a83f39" : "#f3ead9"),
  ),
  box(160, 270, 420, 330, "#bfe0e6"),
  box(180, 430, 380, 150, "#f7fbfc"),
  box(620, 270, 300, 330, "#bfe0e6"),
  box(640, 430, 260, 150, "#f7fbfc"),
  ...[0, 1, 2, 3].map((place) => box(205 + place * 88, 470, 56, 60, "#d9a441")),
  ...[0, 1, 2].map((place) => box(664 + place * 78, 470, 50, 60, "#7f9c5d")),
  box(970, 250, 150, 390, "#6b4a33"),
  `<circle cx="1096" cy="450" r="9" fill="#e6c36a"/>`,
].join("");

/** A yard behind a gate, with the mountains above it. */
const yard = [
  box(0, 0, 1280, 860, "#bcd7e8"),
  `<path d="M0 470 230 190 420 400 640 120 900 430 1090 240 1280 450V560H0Z" fill="#7d93a1"/>`,
  `<path d="M565 216 640 120 724 220 680 250 640 214 600 258Z" fill="#f4f8fa"/>`,
  box(0, 520, 1280, 340, "#a49a8c"),
  box(140, 330, 110, 400, "#8a6f57"),
  box(1030, 330, 110, 400, "#8a6f57"),
  ...Array.from({ length: 15 }, (_, place) => box(262 + place * 52, 380, 14, 340, "#2f3a3d")),
  box(250, 430, 780, 18, "#2f3a3d"),
  box(250, 650, 780, 18, "#2f3a3d"),
].join("");

/** One page with these lines, as small as a PDF can be. */
function paper(name: string, lines: readonly string[]): Paper {
  const text = lines.map((line, place) => `/F1 ${place === 0 ? 20 : 13} Tf (${line}) Tj 0 -30 Td`).join(" ");
  const words = `BT 60 760 Td ${text} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${words.length}>>stream\n${words}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  const end = `trailer<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return { name, type: "application/pdf", body: Buffer.from(file + table + end, "latin1") };
}
