import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { addOpportunity, openBoard } from "./pipeline";

test.use({ serviceWorkers: "allow" });

const contact = [
  "BEGIN:VCARD",
  "VERSION:3.0",
  "FN:Hélène Roux",
  "ORG:Refuge du Goûter",
  "TEL:+33612345678",
  "EMAIL:h.roux@refuge.example",
  "END:VCARD",
].join("\r\n");

type Shared = { readonly text?: string; readonly file?: { name: string; type: string; content: string } };

/** As the device does it for an installed app: a form of several parts, posted to the address in the manifest. */
async function share(page: Page, action: string, shared: Shared): Promise<void> {
  await page.evaluate(
    ({ action, text, file }) => {
      const form = document.createElement("form");
      Object.assign(form, { method: "post", enctype: "multipart/form-data", action });
      const words = Object.assign(document.createElement("textarea"), { name: "text", value: text ?? "" });
      const files = Object.assign(document.createElement("input"), { type: "file", name: "files" });
      form.append(words, files);
      if (file) {
        const given = new DataTransfer();
        given.items.add(new File([file.content], file.name, { type: file.type }));
        files.files = given.files;
      }
      document.body.append(form);
      form.submit();
    },
    { ...shared, action },
  );
}

const sheet = (page: Page) => page.getByRole("dialog", { name: "Shared to Cordée" });

/** Answers where its manifest wants shares to be sent. */
async function openInstalled(page: Page): Promise<string> {
  await openBoard(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const answer = await page.request.get("/manifest.webmanifest");
  const { share_target: target } = (await answer.json()) as { share_target: { action: string } };
  expect(target).toMatchObject({ method: "POST", enctype: "multipart/form-data" });
  return target.action;
}

test("a contact shared without a network becomes an opportunity with its customer, number and note", {
  tag: "@phone",
}, async ({ open }) => {
  const [rep, lead] = [await open("rep"), await open("lead", "desktop")];
  const action = await openInstalled(rep);
  await rep.context().setOffline(true);
  await share(rep, action, { file: { name: "h.vcf", type: "text/x-vcard", content: contact } });
  await expect(sheet(rep).getByLabel("Customer")).toHaveValue("Refuge du Goûter");
  await expect(sheet(rep).getByLabel("Phone")).toHaveValue("+33612345678");
  await expectAccessible(rep);
  const name = `Refuge ${Date.now()}`;
  await sheet(rep).getByLabel("What it is about").fill(name);
  await sheet(rep).getByRole("button", { name: "Create" }).click();
  await rep.getByRole("button", { name: "Open", exact: true }).click();
  await expect(rep.getByRole("heading", { level: 1, name })).toBeVisible();
  await rep.context().setOffline(false);
  await expect(rep.getByRole("button", { name: /Show what waits/ })).toContainText("Live");
  await lead.goto(new URL(rep.url()).pathname);
  await expect(lead.getByRole("link", { name: "Call +33612345678" })).toBeVisible();
  await expect(lead.getByRole("link", { name: "Refuge du Goûter" })).toBeVisible();
  await expect(lead.getByText("Hélène Roux · Refuge du Goûter")).toBeVisible();
  await rep.reload();
  await expect(rep.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(sheet(rep)).toHaveCount(0);
});

test("a picture that was put off waits on the device, and becomes a note on a chosen opportunity", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  const action = await openInstalled(rep);
  const { name } = await addOpportunity(rep, "Nouveau");
  await share(rep, action, {
    text: "The plate",
    file: { name: "plate.txt", type: "text/plain", content: "PX-200" },
  });
  await expect(sheet(rep).getByRole("list", { name: "Files" })).toContainText("plate.txt");
  await rep.keyboard.press("Escape");
  await expect(sheet(rep)).toHaveCount(0);
  await rep.reload();
  await rep.getByRole("region", { name: "Last change" }).getByRole("button", { name: "Open" }).click();
  await sheet(rep).getByRole("button", { name: "Note on one" }).click();
  await sheet(rep).getByLabel("On which opportunity").fill(name);
  await expectAccessible(rep);
  await sheet(rep).getByRole("button", { name }).click();
  await rep.getByRole("button", { name: "Open", exact: true }).click();
  await expect(rep.getByRole("region", { name: "Timeline" })).toContainText("The plate");
  await expect(
    rep.getByRole("region", { name: "Timeline" }).getByRole("link", { name: /plate\.txt/ }),
  ).toBeVisible();
});
