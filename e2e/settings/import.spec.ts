import { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import iconv from "iconv-lite";
import { aWorkbook } from "../../testing/a-workbook";
import { openBoard } from "../crm/pipeline";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

const both = { tag: ["@phone", "@desktop"] };
const header = "Opportunité;Société;Montant HT;Date de clôture;Étape";

/** As a French Excel on Windows saves it. */
const french = (...lines: readonly string[]) =>
  iconv.encode(
    lines
      .map(
        (line) => `${line}
`,
      )
      .join(""),
    "windows-1252",
  );

async function send(page: Page, name: string, buffer: Buffer) {
  await page.goto("/settings/import");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

test(
  "a French Excel file reaches a colleague's board, is corrected, brought in again and undone",
  both,
  async ({ open }) => {
    const [lead, other] = [await open("admin"), await open("rep", "desktop")];
    const mark = randomUUID().slice(0, 6);
    await openBoard(other);
    await other.goto(`/pipeline?q=${mark}`);
    const rows = [
      `Pompe été ${mark};Fromagerie ${mark};1 234,56 €;31/12/2027;Nouveau`,
      `Vanne ${mark};;beaucoup;31/12/2027;Nouveau`,
    ];
    await send(lead, `affaires-${mark}.csv`, french(header, ...rows));
    await expect(lead.getByLabel("Encoding")).toHaveValue("windows-1252");
    await expect(lead.getByLabel("Separator")).toHaveValue(";");
    await expect(lead.getByLabel("Montant HT")).toHaveValue("expectedRevenue");
    await expect(lead.getByText("→ 31 Dec 2027").first()).toBeVisible();
    await lead.getByLabel("Team", { exact: true }).selectOption({ index: 1 });
    await expectAccessible(lead);

    await lead.getByRole("button", { name: "Check without writing" }).click();
    await expect(lead.getByText("1 row will be added")).toBeVisible({ timeout: 15_000 });
    await expect(lead.getByText("“beaucoup” is not an amount")).toBeVisible();
    await lead.getByRole("button", { name: "Import 1 row" }).click();
    await expect(lead.getByText("1 row was added")).toBeVisible({ timeout: 15_000 });
    await expect(other.getByText(`Pompe été ${mark}`).first()).toBeVisible();

    const download = lead.waitForEvent("download");
    await lead.getByRole("link", { name: "Download these rows" }).click();
    const left = await readFile(await (await download).path(), "utf8");
    expect(left).toContain(`Vanne ${mark}`);
    expect(left).not.toContain("Pompe");
    await send(lead, `corrections-${mark}.csv`, Buffer.from(left.replace("beaucoup", "12,50")));
    await lead.getByRole("button", { name: "Check without writing" }).click();
    await lead.getByRole("button", { name: "Import 1 row" }).click({ timeout: 15_000 });
    await expect(lead.getByText("1 row was added")).toBeVisible({ timeout: 15_000 });
    await lead.goto(`/pipeline?view=list&q=${mark}`);
    await expect(lead.locator("[data-id]")).toHaveCount(2);

    await lead.goto("/settings/import");
    await lead.getByRole("link", { name: `affaires-${mark}.csv` }).click();
    await lead.getByRole("button", { name: "Undo the import" }).click();
    await lead.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(lead.getByText("2 records were taken back", { exact: false })).toBeVisible({
      timeout: 15_000,
    });
    await lead.goto(`/pipeline?view=list&q=${mark}`);
    await expect(lead.locator("[data-id]")).toHaveCount(1);
  },
);

test("a workbook of contacts is brought in while a colleague looks on", async ({ open }) => {
  const [admin, other] = [await open("admin"), await open("rep")];
  const mark = randomUUID().slice(0, 6);
  await other.goto("/partners");
  const book = await aWorkbook([
    ["Prénom", "Nom", "Société", "E-mail"],
    ["Anne", `Roux ${mark}`, `Alpes ${mark}`, `anne.${mark}@x.test`],
  ]);
  await send(admin, `contacts-${mark}.xlsx`, book);
  await expect(admin.getByLabel("The file holds")).toHaveValue("contact");
  await admin.getByRole("button", { name: "Check without writing" }).click();
  await admin.getByRole("button", { name: "Import 1 row" }).click({ timeout: 15_000 });
  await expect(admin.getByText("1 row was added")).toBeVisible({ timeout: 15_000 });
  await other.getByRole("searchbox").first().fill(`Roux ${mark}`);
  await expect(other.getByRole("link", { name: `Anne Roux ${mark}` })).toBeVisible();
});
