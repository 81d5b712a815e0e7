import { test } from "../fixtures/cordee";
import { type Device, devices } from "../fixtures/devices";
import { Road } from "./road";
import { Trip } from "./trip";

/** As many trips; `npm run test:chaos` asks for more. A failing one is played again by its seed. */
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
      // The phone and the desktop make other trips.
      const begin = device === "phone" ? first + trips : first;
      for (let seed = begin; seed < begin + trips; seed++)
        await test.step(`trip ${seed} (ROAD_SEED=${seed} ROAD_TRIPS=1)`, () => new Trip(road, seed).go());
    } finally {
      await road.close();
    }
  },
);
