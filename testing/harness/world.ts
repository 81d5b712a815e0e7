import { generateNKeysBetween } from "fractional-indexing";
import { defaultScope, type RecordScope, type Role } from "@/common/identity/roles";
import { prisma } from "@/server/core/db";
import { newId } from "@/ui/live/new-id";
import { serverWire } from "@/ui/live/server-wire";
import { TcpProxy } from "../faults/tcp-proxy";
import { aPerson, aTeam } from "../people";
import { cookieFor } from "../session-row";
import { AccessRecord } from "./access-record";
import { AppProcess, type Bundle, bundleServer } from "./app-process";
import { leanFetch } from "./lean-fetch";
import { LogWatch } from "./log-watch";
import { Pace } from "./pace";

/** Milliseconds. */
const clockShift = 5 * 60_000;

export type Member = { readonly personId: string; cookie: string };

/** Where a client comes in. */
type Door = Pick<AppProcess, "origin">;

/** Sessions outlive a device's clock that is a day off. */
export const inAMonth = () => new Date(Date.now() + 30 * 86_400_000);

/** One company with people of every role, its database, and two app processes over it: shared by all seeds. */
export class World {
  readonly pace = new Pace(() =>
    Promise.all(this.apps.filter((app) => app.isRunning).map((app) => app.ask())),
  );
  readonly access = new AccessRecord(() => this.pace.jitter);
  readonly members: Member[] = [];
  readonly apps: AppProcess[] = [];
  readonly log = new LogWatch();
  /** In front of the processes, if there is one. */
  door: Door | null = null;
  /** What is wrong with no client in particular. */
  readonly violations: string[] = [];
  /** Between people and each of the processes. */
  readonly networks: TcpProxy[] = [];
  teams: readonly string[] = [];
  stages: readonly string[] = [];
  tags: readonly string[] = [];
  partners: readonly string[] = [];
  #bundle: Bundle | null = null;
  #restarting = Promise.resolve();
  #isRestarting = false;

  static async open(): Promise<World> {
    const world = new World();
    await world.#furnish();
    world.#bundle = await bundleServer();
    const bundle = world.#bundle;
    // Their clocks are ten minutes apart: the order of things is the database's alone.
    const starting = [-clockShift, clockShift].map((shift) =>
      AppProcess.start(bundle, { CLOCK_SHIFT: String(shift) }),
    );
    world.apps.push(...(await Promise.all(starting)));
    for (const { port } of world.apps)
      world.networks.push(await TcpProxy.before({ host: "127.0.0.1", port }));
    await world.log.start();
    world.pace.start();
    return world;
  }

  async close(): Promise<void> {
    await this.#restarting;
    this.pace.stop();
    await this.log.stop();
    await Promise.all(this.apps.map((app) => app.kill()));
    await Promise.all(this.networks.map((network) => network.close()));
    this.#bundle?.remove();
  }

  get admin(): Member {
    const [admin] = this.members;
    if (!admin) throw new Error("The world has no administrator");
    return admin;
  }

  /** A process that can be reached, as a proxy in front of both would choose it. */
  reachable(choose: (apps: readonly AppProcess[]) => AppProcess): Door {
    if (this.door) return this.door;
    const running = this.apps.filter((app) => app.isRunning);
    return choose(running.length > 0 ? running : this.apps);
  }

  /** As its people reach it. */
  originOf(app: Door): string {
    const network = this.networks[this.apps.findIndex(({ origin }) => origin === app.origin)];
    return network ? `http://127.0.0.1:${network.port}` : app.origin;
  }

  wireOf({ cookie }: Member, app: Door) {
    return serverWire({ url: `${app.origin}/rpc`, headers: { cookie }, fetch: leanFetch });
  }

  /** A command of the administrator, tried until some process takes it. */
  async asAdmin(command: string, input: unknown): Promise<{ readonly seq: number }> {
    const mutationId = newId();
    const end = performance.now() + 40_000;
    for (let tries = 0; ; tries++) {
      try {
        const app = this.reachable((apps) => apps[tries % apps.length] as AppProcess);
        return await this.wireOf(this.admin, app).command(command, mutationId, input);
      } catch (error) {
        if (performance.now() > end || !(error instanceof Error) || !/network|busy/.test(error.message))
          throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** Ends one process without warning; it comes back while the others go on. */
  async killOne(place: number): Promise<void> {
    const app = this.apps[place % this.apps.length];
    if (!app || this.#isRestarting) return;
    this.#isRestarting = true;
    await app.kill();
    this.#restarting = app.start().then(
      () => {
        this.#isRestarting = false;
      },
      () => undefined,
    );
  }

  /** None has ended that nobody killed. */
  checkProcesses(): string[] {
    return this.apps
      .filter((app) => app.isRunning && !app.isAlive)
      .map(() => "I1: a process ended by itself");
  }

  /** Every process is up again. */
  async settled(): Promise<void> {
    await this.#restarting;
  }

  /** Ends all of them, and starts them again once `work` is done. */
  async withoutApps(work: () => Promise<void>): Promise<void> {
    await this.#restarting;
    await Promise.all(this.apps.map((app) => app.kill()));
    await work();
    await Promise.all(this.apps.map((app) => app.start()));
  }

  /** Ends the connections that LISTEN, as a network would: nobody is told. */
  async cutListeners(): Promise<void> {
    await prisma.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'cordee-listen' AND datname = current_database()`.catch(() => undefined);
  }

  async #furnish(): Promise<void> {
    await prisma.company.create({ data: { name: "Harness" } });
    this.teams = [await aTeam("North"), await aTeam("South")];
    const [north = "", south = ""] = this.teams;
    await this.#join("admin", []);
    await this.#join("lead", this.teams);
    await this.#join("rep", [north]);
    await this.#join("rep", [north], "own");
    await this.#join("rep", [south]);
    await this.#join("reader", [south]);
    const positions = generateNKeysBetween(null, null, 4);
    const stages = positions.map((position, place) =>
      prisma.stage.create({
        data: { name: `Stage ${place}`, position, isWon: place === 3, probability: place * 30 + 10 },
      }),
    );
    this.stages = (await Promise.all(stages)).map(({ id }) => id);
    const tags = ["a", "b", "c"].map((name) => prisma.tag.create({ data: { name } }));
    this.tags = (await Promise.all(tags)).map(({ id }) => id);
    const partners = ["Alpha", "Beta"].map((name) =>
      prisma.partner.create({ data: { name, form: "company" } }),
    );
    this.partners = (await Promise.all(partners)).map(({ id }) => id);
  }

  async #join(
    role: Role,
    teamIds: readonly string[],
    scope: RecordScope = defaultScope[role],
  ): Promise<void> {
    const actor = await aPerson({ role, scope, teamIds });
    this.members.push({ personId: actor.personId, cookie: await cookieFor(actor.personId, inAMonth()) });
    this.access.begin({ ...actor, active: true });
  }
}
