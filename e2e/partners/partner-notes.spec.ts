import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";

test.use({ serviceWorkers: "allow" });

async function aPartner(page: Page): Promise<{ readonly id: string; readonly name: string }> {
  const id = randomUUID();
  const name = `Fromagerie ${id.slice(0, 8)}`;
  const made = await page.request.post("/rpc/partners.partner.create", {
    data: { mutationId: randomUUID(), input: { id, form: "company", name, kinds: ["customer"] } },
  });
  expect(made.ok()).toBe(true);
  return { id, name };
}

/** As from a folder of the desktop, or from what was copied: the event, with a file that a page made. */
const give = (at: Locator, kind: "drop" | "paste", name: string) =>
  at.evaluate(
    (element, [event, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File(["%PDF-1.7 plan"], fileName, { type: "application/pdf" }));
      const init = { bubbles: true, cancelable: true };
      if (event === "paste") {
        element.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: data }));
        return;
      }
      for (const type of ["dragenter", "dragover", "drop"])
        element.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }));
    },
    [kind, name] as const,
  );

const timeline = (page: Page, name = "Timeline") => page.getByRole("region", { name });

test("a note on a partner, in French, with files dropped, pasted and from the camera: whoever it mentions is led to it", {
  tag: "@phone",
}, async ({ open }) => {
  const [agent, lead] = [await open("agent"), await open("lead", "desktop")];
  const { id, name } = await aPartner(agent);
  const start = await lead.request.get("/rpc/live.start");
  const { me } = (await start.json()).result.data as { me: { name: string } };
  await lead.goto("/pipeline");
  await agent.addInitScript(() => localStorage.setItem("cordee.locale", "fr"));
  await agent.goto(`/partners/${id}`);
  const box = agent.getByRole("textbox", { name: "Note pour l’équipe" });
  await give(box, "drop", "déposé.pdf");
  await give(box, "paste", "collé.pdf");
  const camera = agent.getByLabel("Prendre une photo").and(agent.locator("input"));
  await expect(camera).toHaveAttribute("capture", "environment");
  await expect(camera).toHaveAttribute("accept", "image/*");
  await camera.setInputFiles([
    { name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from("Ce que l’appareil donne") },
  ]);
  const tray = agent.getByRole("list", { name: "Fichiers joints à cette note" });
  await expect(tray.getByRole("listitem")).toHaveText([/déposé\.pdf/, /collé\.pdf/, /photo\.txt/]);
  await box.click();
  await box.pressSequentially(`Sonner **deux** fois, @${me.name.slice(0, 4)}`);
  await expect(agent.getByRole("option", { name: me.name })).toBeVisible();
  await box.press("Enter");
  await agent.getByRole("button", { name: "Envoyer la note" }).click();

  const bell = lead.getByRole("button", { name: /^Notices, / });
  await bell.click();
  await lead
    .getByRole("dialog")
    .getByRole("link", { name: new RegExp(`^Unread.*${name}`) })
    .click();
  await expect(lead).toHaveURL(new RegExp(`/partners/${id}\\?entry=2$`));
  const note = timeline(lead)
    .getByRole("listitem")
    .filter({ hasText: `@${me.name}` })
    .first();
  await expect(note).toBeInViewport();
  await expect(note.locator("strong")).toHaveText("deux");
  const files = lead.getByRole("list", { name: "Files", exact: true });
  await expect(files.getByRole("listitem")).toHaveCount(3);
  await expectAccessible(agent);
  await expectAccessible(lead);

  await agent
    .getByRole("region", { name: "Historique" })
    .getByRole("button", { name: "Actions sur la note" })
    .first()
    .click();
  await agent.getByRole("menuitem", { name: "Modifier" }).click();
  await agent.getByRole("textbox", { name: "Modifier la note" }).fill("Sonner une fois.");
  await agent.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await timeline(lead).getByRole("button", { name: "edited" }).click();
  await expect(lead.getByRole("dialog", { name: "Earlier versions" })).toContainText("deux");
  await lead.keyboard.press("Escape");
  await lead.getByRole("button", { name: "Filter the timeline" }).click();
  await expect(lead.getByRole("group", { name: "Filter the timeline" }).getByRole("button")).toHaveText([
    ...["Notes", "Changes", "By whom"],
  ]);
});

test("OFF-2: a note and a file on a partner wait without a network, and reach the colleague once", async ({
  open,
}) => {
  const [rep, lead] = [await open("rep"), await open("lead")];
  const { id } = await aPartner(rep);
  for (const page of [rep, lead]) await page.goto(`/partners/${id}`);
  await rep.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const box = rep.getByRole("textbox", { name: "Note to the team" });
  await expect(box).toBeVisible();
  await rep.context().setOffline(true);
  await box.fill("Seen at the fair.");
  await rep.getByRole("button", { name: "Send note" }).click();
  await give(rep.getByRole("region", { name: "Files" }), "drop", "plan.pdf");
  const section = rep.getByRole("region", { name: "Files" });
  await expect(section.getByRole("list", { name: "Files that wait" })).toContainText("plan.pdf");
  await expect(timeline(rep)).toContainText("Seen at the fair.");
  await rep.context().setOffline(false);
  await expect(timeline(lead).getByText("Seen at the fair.")).toHaveCount(1, { timeout: 30_000 });
  const files = lead.getByRole("list", { name: "Files", exact: true });
  await expect(files.getByRole("listitem")).toHaveCount(1, { timeout: 30_000 });
  await rep
    .getByRole("list", { name: "Files", exact: true })
    .getByRole("button", { name: "Delete plan.pdf" })
    .click();
  await expect(files).toHaveCount(0);
  await rep.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(files.getByRole("listitem")).toHaveCount(1);
});
