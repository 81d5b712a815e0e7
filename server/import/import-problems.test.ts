import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  counts,
  folder,
  leads,
  lost,
  open,
  opportunityOf,
  problems,
  run,
  won,
  write,
} from "@/testing/import-files";
import { importFolder } from "./import-folder";

describe("a row that makes no sense", () => {
  it("is named by file, line and what to do, and the others are imported", async () => {
    write(
      "users.csv",
      "key,name,login,team,role\nu1,Ana,ana@,Europe,manager\nu2,Boris,boris@peer.test,Nowhere,boss\n",
    );
    write(
      "leads.csv",
      leads(
        open.replace("u1", "u7").replace("New", "Old").replace("7344.0", "-1"),
        won.replace("u2", ""),
        "l4,short",
      ),
    );
    const report = await run();
    expect(problems(report)).toEqual([
      "users.csv:2: login “ana@” is not an e-mail address; correct it or leave it empty",
      "users.csv:3: role “boss” is not known; write one of: manager, salesman, lead, rep, reader",
      "users.csv:3: team “Nowhere” is not known; add it to teams.csv, or correct it",
      "leads.csv:2: Stage: “Old” is not known here; choose what it stands for, or correct it",
      "leads.csv:2: Expected revenue: “-1” is not an amount; write it like 15552.70",
      "leads.csv:2: Rep: “u7” is not known here; choose what it stands for, or correct it",
      "leads.csv:5: has 2 columns where the first row has 22; quote cells that hold a separator",
    ]);
    expect(counts(report, "leads.csv")).toEqual([1, 0, 0, 2]);
  });

  it("may be any of the contradictions between won, lost, stage and days", async () => {
    write(
      "leads.csv",
      leads(
        won.replace("Won,1,0", "New,1,0"),
        won.replace("l2", "l4").replace("Won,1,0", "Won,0,0"),
        lost.replace("0,1,Too", "1,1,Too"),
        lost.replace("l3", "l5").replace("2026-02-03", "2025-02-03"),
        open.replace("New,0,0,", "New,0,0,Too expensive"),
      ),
    );
    expect(problems(await run()).map((text) => text.replace("leads.csv:", ""))).toEqual([
      "2: Stage: is won, but its stage “New” does not mean won",
      "3: Stage: stands in the won stage “Won”, but is not won",
      "4: is both won and lost; keep one of the two",
      "5: Closed on: lies before the day it was created",
      "6: Lost reason: has a lost reason, but is not lost",
    ]);
  });

  it("may repeat a key", async () => {
    write("leads.csv", leads(won, won));
    expect(problems(await run())).toEqual([
      "leads.csv:3: Identifier: “l2” stands already in row 2; keep one of the two",
    ]);
  });

  it("may have a quote that is never closed: what follows is not read, and that is said", async () => {
    write("leads.csv", leads(won, `l8,"never closed`, lost));
    expect(problems(await run())).toEqual([
      "leads.csv:3: a quote opens here and is never closed; nothing from here on was read",
    ]);
  });

  it("may not be UTF-8", async () => {
    writeFileSync(join(folder, "tags.csv"), Buffer.from("name\nProduct\nQualit\xe9\nServices\n", "latin1"));
    expect(problems(await run())).toContain("tags.csv:3: is not UTF-8; save the file as UTF-8");
  });
});

describe("a file", () => {
  it("may come from a spreadsheet: byte order mark, CRLF, semicolons, quotes, commas in numbers", async () => {
    write(
      "leads.csv",
      '\ufeffkey;name;stage;expected_revenue\r\nl1;"Chambre ""froide""; été";New;"15 552,70"\r\n',
    );
    expect(problems(await run())).toEqual([]);
    const found = await opportunityOf('Chambre "froide"; été');
    expect(String(found.expectedRevenue)).toBe("15552.7");
  });

  it("that lacks a needed column stops the import with the column's name", async () => {
    write("leads.csv", "key,name\nl1,Cold room\n");
    await expect(run()).rejects.toThrow("leads.csv lacks the column stage");
  });

  it("may be missing, but not all of them", async () => {
    rmSync(join(folder, "tags.csv"));
    await expect(run()).resolves.toBeDefined();
    await expect(
      importFolder({
        folder: tmpdir(),
        dryRun: false,
        onProblem: () => undefined,
        onProgress: () => undefined,
      }),
    ).rejects.toThrow("holds none of");
  });
});
