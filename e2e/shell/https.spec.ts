import { createHash, X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { chromium, expect } from "@playwright/test";
import { findShell } from "../../scripts/browser.mjs";
import { test } from "../fixtures/cordee";
import { devices } from "../fixtures/devices";
import { OwnStart } from "../fixtures/own-start";
import { signInAs } from "../fixtures/sign-in";

test("npm run up -- --https: a phone that trusts the machine installs the app and works without a network", async ({
  request,
}) => {
  test.setTimeout(240_000);
  const own = new OwnStart("--https");
  try {
    await own.start();
    // The door: what a phone opens first, from the code in the terminal.
    expect(own.said).toContain(own.door);
    expect(own.said).toMatch(/█[▀▄ █]+█/);
    const page = await request.get(own.door, { headers: { "accept-language": "fr" } });
    expect(await page.text()).toContain(`href="${own.address}/pipeline"`);
    expect(await page.text()).toContain("Réglages des certificats");
    const handed = new X509Certificate(await (await request.get(`${own.door}/cordee.crt`)).body());
    expect(own.said).toContain(handed.fingerprint256);
    expect(await page.text()).toContain(handed.fingerprint256);
    expect(statSync(own.fileOf("authority", "authority.key")).mode & 0o777).toBe(0o600);
    expect((await request.get(`${own.door}/authority.key`)).status()).toBe(404);

    const rep = await visit(own, handed);
    await expect(rep.page.getByRole("button", { name: /Show what waits/ })).toContainText("Live");
    const cookies = await rep.context.cookies();
    expect(cookies.map(({ name, secure, httpOnly }) => ({ name, secure, httpOnly }))).toContainEqual({
      name: "__Host-cordee.session_token",
      secure: true,
      httpOnly: true,
    });
    expect(await rep.page.evaluate(() => [isSecureContext, "locks" in navigator])).toEqual([true, true]);
    await rep.page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
    await rep.context.setOffline(true);
    await rep.page.reload();
    await expect(rep.page.getByRole("list", { name: "Nouveau", exact: true })).toBeVisible();
    await rep.browser.close();

    // Who was told of nobody goes no further.
    const stranger = await launch();
    await expect((await stranger.newPage()).goto(own.address)).rejects.toThrow(/CERT_AUTHORITY_INVALID/);
    await stranger.close();
  } finally {
    await own.remove();
  }
});

/** A phone whose browser believes what that authority vouches for, as if it had been installed. */
async function visit(own: OwnStart, authority: X509Certificate) {
  const key = createHash("sha256").update(authority.publicKey.export({ type: "spki", format: "der" }));
  const trust = `--ignore-certificate-errors-spki-list=${key.digest("base64")}`;
  const browser = await launch(trust);
  const context = await browser.newContext({
    ...devices.phone,
    baseURL: own.address,
    locale: "en-GB",
    serviceWorkers: "allow",
  });
  const page = await context.newPage();
  await signInAs(page, "rep");
  return { browser, context, page };
}

function launch(...more: readonly string[]) {
  const { args, ...browser } = findShell();
  return chromium.launch({ ...browser, args: [...args, ...more] });
}
