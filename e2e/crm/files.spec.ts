import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

type Start = {
  readonly me: { readonly id: string; readonly teamIds: readonly string[] };
  readonly stages: readonly { readonly id: string; readonly teamId: string | null }[];
};

async function aDeal(page: Page, name: string): Promise<string> {
  const answer = await page.request.get("/rpc/live.start");
  const { me, stages } = (await answer.json()).result.data as Start;
  const teamId = me.teamIds[0] ?? null;
  const stageId = stages.find((stage) => stage.teamId === null || stage.teamId === teamId)?.id;
  const id = randomUUID();
  const rest = { customerId: null, customerName: null, expectedRevenue: "48500.00" };
  const input = { id, name, stageId, teamId, ownerId: me.id, ...rest };
  const made = await page.request.post("/rpc/crm.opportunity.create", {
    data: { mutationId: randomUUID(), input },
  });
  expect(made.ok()).toBe(true);
  return id;
}

/** A picture as a page draws it. */
const aPicture = (page: Page): Promise<Buffer> =>
  page
    .evaluate(() => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [900, 600];
      const brush = canvas.getContext("2d");
      if (brush) {
        brush.fillStyle = "#2f6f62";
        brush.fillRect(0, 0, 900, 600);
        brush.fillStyle = "#f2c14e";
        brush.fillRect(300, 150, 300, 300);
      }
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    })
    .then((text) => Buffer.from(text, "base64"));

test("files go along with a note, over a line that is cut, and a colleague sees and saves them", {
  tag: ["@phone", "@desktop"],
}, async ({ open }) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const id = await aDeal(rep, `Cold room, files ${randomUUID().slice(0, 6)}`);
  await Promise.all([rep, lead].map((page) => page.goto(`/opportunities/${id}`)));
  await expect(rep.getByRole("button", { name: "Attach files" })).toBeVisible();

  // The third step is lost on its way; it goes on from where the server stands.
  let steps = 0;
  await rep.route("**/api/files/*", (route) => {
    if (route.request().method() === "PATCH" && ++steps === 3) return route.abort("connectionreset");
    return route.continue();
  });
  await rep
    .getByLabel("Attach files")
    .and(rep.locator("input"))
    .setInputFiles([
      { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
      { name: "façade.png", mimeType: "image/png", buffer: await aPicture(rep) },
      { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(1_600_000, "%PDF-1.7 ") },
    ]);
  const tray = rep.getByRole("list", { name: "Files that go with this note" });
  await expect(tray.getByRole("alert")).toContainText("Programs are not kept here");
  await expect(rep.getByRole("button", { name: "Send note" })).toBeDisabled();
  await expectAccessible(rep);
  await tray.getByRole("button", { name: "Remove setup.exe" }).click();
  // It need not wait for the files: they go first, wherever they stand.
  await rep.getByRole("button", { name: "Send note" }).click();
  await expect(tray).toBeHidden();

  const files = lead.getByRole("list", { name: "Files of the note" });
  await expect(files.getByRole("listitem")).toHaveCount(2, { timeout: 20_000 });
  expect(steps).toBeGreaterThan(3);
  await files.getByRole("button", { name: "Show façade.png" }).click();
  const shown = lead.getByRole("dialog", { name: "façade.png" }).getByRole("img");
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  await expectAccessible(lead);
  await lead.keyboard.press("Escape");
  const saving = lead.waitForEvent("download");
  await files.getByRole("link", { name: "plan.pdf" }).click();
  expect((await saving).suggestedFilename()).toBe("plan.pdf");

  const timeline = rep.getByRole("region", { name: "Timeline" });
  await timeline.getByRole("button", { name: "Delete plan.pdf" }).click();
  await expect(files.getByRole("listitem")).toHaveCount(1);
  await rep.getByRole("button", { name: "Undo" }).click();
  await expect(files.getByRole("listitem")).toHaveCount(2);

  // All of the record's, those of the note among them; one is added without a note.
  const all = (page: Page) => page.getByRole("list", { name: "Files", exact: true });
  await rep
    .getByLabel("Add files")
    .and(rep.locator("input"))
    .setInputFiles([{ name: "devis.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n1;2\n") }]);
  await expect(all(lead).getByRole("listitem")).toHaveCount(3);
  await expect(all(lead).getByRole("listitem").first()).toContainText("devis.csv");
  await expect(lead.getByRole("region", { name: "Timeline" })).toContainText("added a file");
  await expectAccessible(lead);
  await all(rep).getByRole("button", { name: "Delete façade.png" }).click();
  await expect(all(lead).getByRole("listitem")).toHaveCount(2);
  await rep.getByRole("button", { name: "Undo" }).click();
  await expect(all(lead).getByRole("button", { name: "Show façade.png" })).toBeVisible();
});
