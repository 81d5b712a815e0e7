import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Admission, type Limits } from "./admission";
import { Allowance } from "./allowance";

const roomy: Limits = {
  ...{ atOnce: 2, atOnceOfOne: 2, waiting: 10, waitingOfOne: 5, patience: 60_000 },
  ...{ perSecond: 1_000, burst: 1_000 },
};

/** Asks to come in, and notes when it may. */
function asks(admission: Admission, caller: string, come: string[], name = caller) {
  return admission.enter(caller, {}).then((leave) => {
    come.push(name);
    return leave;
  });
}

describe("a server that has enough to do", () => {
  test("lets so many in at once, and the next when one has ended", async () => {
    const admission = new Admission(roomy);
    const come: string[] = [];
    const [leave] = await Promise.all([asks(admission, "a", come), asks(admission, "b", come)]);
    const third = asks(admission, "c", come);
    await pause(0);
    expect([come, admission.running, admission.waiting]).toEqual([["a", "b"], 2, 1]);
    leave?.();
    await third;
    expect([come, admission.running, admission.waiting]).toEqual([["a", "b", "c"], 2, 0]);
  });

  test("serves callers in turn, however many calls one of them has in line", async () => {
    const admission = new Admission({ ...roomy, atOnce: 1 });
    const come: string[] = [];
    const leave = await asks(admission, "flood", come, "flood 1");
    const rest = ["flood 2", "flood 3", "flood 4"].map((name) => asks(admission, "flood", come, name));
    const others = ["quiet", "another"].map((name) => asks(admission, name, come));
    leave();
    await Promise.all([...rest, ...others].map(async (turn) => (await turn)()));
    expect(come.indexOf("quiet")).toBeLessThan(come.indexOf("flood 3"));
    expect(come.indexOf("another")).toBeLessThan(come.indexOf("flood 3"));
    expect(come).toHaveLength(6);
  });

  test("leaves room for others beside one who asks for all of it", async () => {
    const admission = new Admission({ ...roomy, atOnce: 3 });
    const come: string[] = [];
    for (const name of ["one", "two", "three"]) void asks(admission, "flood", come, name);
    await asks(admission, "quiet", come);
    expect(come).toEqual(["one", "two", "quiet"]);
  });

  test("sends away whoever has waited too long, and nobody else goes missing", async () => {
    const admission = new Admission({ ...roomy, atOnce: 1, patience: 20 });
    const leave = await admission.enter("a", {});
    await expect(admission.enter("b", {})).rejects.toMatchObject({ kind: "busy" });
    leave();
    (await admission.enter("b", {}))();
    expect([admission.running, admission.waiting]).toEqual([0, 0]);
  });

  test("counts from the knock, however long it takes until it is known whose call it is", async () => {
    const admission = new Admission({ ...roomy, waiting: 2, patience: 20 });
    const [one, two] = [{}, {}];
    admission.knock("a", one);
    admission.knock("b", two);
    expect(() => admission.knock("c", {})).toThrow("busy");
    admission.gone(two);
    admission.knock("c", {});
    await pause(30);
    await expect(admission.enter("a", one)).rejects.toMatchObject({ kind: "busy" });
  });

  test("refuses at the door what is too much of one, and what is too much of all", async () => {
    const admission = new Admission({ ...roomy, atOnce: 1, waiting: 3, waitingOfOne: 2 });
    await admission.enter("a", {});
    for (const caller of ["a", "a", "b"]) {
      const call = {};
      admission.knock(caller, call);
      void admission.enter(caller, call);
    }
    expect(() => admission.knock("c", {})).toThrow("busy");
    const narrow = new Admission({ ...roomy, atOnce: 1, waitingOfOne: 1 });
    await narrow.enter("a", {});
    void narrow.enter("a", {});
    expect(() => narrow.knock("a", {})).toThrow("too_many");
    narrow.knock("b", {});
  });
});

test("an allowance fills up again, for each caller by itself, and forgets the quiet ones", () => {
  const allowance = new Allowance(10, 2);
  const taken = (at: number, caller = "a") => allowance.take(caller, at);
  expect([taken(0), taken(0), taken(0), taken(0, "b"), taken(100), taken(100)]).toEqual([
    ...[true, true, false],
    ...[true, true, false],
  ]);
  // Whoever comes under ten thousand names takes nobody's place in memory for ever.
  for (let name = 0; name < 11_000; name++) expect(taken(200, `name ${name}`)).toBe(true);
});
