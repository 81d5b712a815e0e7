import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { command } from "../crm/pipeline";
import { expectAccessible, expectToFit } from "../fixtures/accessibility";
import { test } from "../fixtures/cordee";
import { drawAside } from "../fixtures/finger";

/** A partner in the directory, alone in what is looked for. */
async function aRow(page: Page, reached: { readonly phone?: string; readonly email?: string }) {
  const id = randomUUID();
  const name = `Laiterie ${id.slice(0, 8)}`;
  await page.goto("/partners");
  await command(page, "partners.partner.create", {
    ...{ id, form: "company", name, kinds: ["customer"] },
    ...reached,
  });
  await page.goto(`/partners?q=${encodeURIComponent(name)}`);
  const row = page.getByRole("list", { name: "Partners" }).getByRole("listitem").filter({ hasText: name });
  await expect(row).toBeVisible();
  return { id, name, row, tray: row.locator(".swipe-tray") };
}

const ways = { phone: "+33 4 76 34 12 08", email: "laiterie@example.test" };

test("a partner's row drawn to the left offers to call and to write; back it goes by a press", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  const { id, name, row, tray } = await aRow(rep, ways);
  await drawAside(row, -150);
  await expect(tray.getByRole("link", { name: "Call" })).toHaveAttribute("href", "tel:+33476341208");
  await expect(tray.getByRole("link", { name: "Write" })).toHaveAttribute("href", `mailto:${ways.email}`);
  await expect(tray.getByRole("link", { name: "Write" })).toBeInViewport({ ratio: 1 });
  await expectAccessible(rep);
  await row.getByText(name).click();
  await expect(tray).toHaveCount(0);
  await expect(rep).toHaveURL(/\/partners\?q=/);
  await expectToFit(rep);
  await row.getByText(name).click();
  await expect(rep).toHaveURL(new RegExp(`/partners/${id}$`));
});

test("what a partner has no address for is not offered, and without a way to reach them no row moves", {
  tag: "@phone",
}, async ({ open }) => {
  const rep = await open("rep");
  const { row, tray } = await aRow(rep, { phone: ways.phone });
  await drawAside(row, -150);
  await expect(tray.getByRole("button", { name: "Write" })).toBeDisabled();
  await expect(tray.getByRole("link", { name: "Call" })).toBeVisible();
  const other = await aRow(rep, {});
  await drawAside(other.row, -150);
  await expect(other.tray).toHaveCount(0);
  await expect(rep).toHaveURL(/\/partners\?q=/);
});

test("a call from a partner's row is noted on the partner, though there is no opportunity with them", {
  tag: "@phone",
}, async ({ open }) => {
  const [agent, lead] = [await open("agent"), await open("lead")];
  const { id, row, tray } = await aRow(agent, ways);
  await drawAside(row, -150);
  const call = tray.getByRole("link", { name: "Call" });
  // No program for it here; where there is one the page stays all the same.
  await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await call.click();
  await agent.evaluate(() => window.dispatchEvent(new Event("focus")));
  const offer = agent.getByRole("region", { name: "Log this call" });
  await expect(offer).toContainText("You called +33476341208");
  await expectAccessible(agent);
  await offer.getByRole("button", { name: "Log this call" }).click();
  const sheet = agent.getByRole("dialog", { name: "Log this call" });
  await expect(sheet.getByLabel("Where to note it")).toHaveCount(0);
  await sheet.getByLabel("What came of it").fill("They want a second cold room.");
  await sheet.getByRole("button", { name: "Add to the timeline" }).click();
  await expect(offer).toHaveCount(0);
  await lead.goto(`/partners/${id}`);
  const note = lead.getByRole("region", { name: "Timeline" }).getByRole("listitem");
  await expect(note.filter({ hasText: "They want a second cold room." })).toContainText(
    /Call \+33476341208, .+, 1 min/,
  );
});
