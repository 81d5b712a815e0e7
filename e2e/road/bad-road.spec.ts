import { test } from "../fixtures/cordee";
import { type Device, devices } from "../fixtures/devices";
import { Road } from "./road";
import { Trip } from "./trip";

/** As many trips on each device; `npm run test:chaos` asks for more. A failing one is played again by its seed. */
const trips = Number(process.env["ROAD_TRIPS"] ?? 10);
const first = Number(process.env["ROAD_SEED"] ?? 1);

test(
  "OFF-2, I6, I7: whatever comes over the road, what a person did is on every screen, each once",
  { tag: ["@phone", "@desktop"] },
  async ({ browser, open, sessionOf, baseURL }, testInfo) => {
    test.setTimeout(trips * 60_000);
    const device = testInfo.project.name as Device;
    const road = await Road.open(browser, {
      server: baseURL ?? "",
      options: { ...devices[device], storageState: await sessionOf("rep"), locale: "en-GB" },
      colleague: await open("lead", "desktop"),
    });
    try {
      for (let seed = first; seed < first + trips; seed++)
        await test.step(`trip ${seed}: npm test -- road --seed ${seed}`, () => new Trip(road, seed).go());
    } finally {
      await road.close();
    }
  },
);
