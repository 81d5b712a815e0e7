import type { Me } from "@/common/identity/records";
import type { ColumnTotal, Start } from "@/common/live-start";
import { Connection } from "./connection";
import { Follower } from "./follower";
import { Intake } from "./intake";
import type { Keeper, Kept } from "./keeper";
import { OutboxQueue } from "./outbox-queue";
import { Pauses } from "./pauses";
import { Presence } from "./presence";
import { Snapshot } from "./snapshot";
import { StatusBoard, type Sync } from "./status-board";
import { LiveStore } from "./store";
import { TakingAlong } from "./taking-along";
import { WayBack } from "./way-back";
import { type Wire, WireError } from "./wire";
import { WorkingSet } from "./working-set";

export type Session =
  | { readonly state: "loading" }
  | { readonly state: "signedOut" }
  | { readonly state: "signedIn"; readonly me: Me; readonly demo: boolean };

type Options = {
  readonly schedule: (work: () => void) => void;
  readonly keeper: Keeper | null;
};

/** One person's live data on one device: the store, what fills it, and the queue of their commands. */
export class LiveClient {
  readonly store = new LiveStore();
  readonly pauses = new Pauses();
  readonly wire: Wire;
  readonly intake: Intake;
  readonly working: WorkingSet;
  readonly snapshot: Snapshot;
  readonly outbox: OutboxQueue;
  readonly presence: Presence;
  readonly along: TakingAlong;
  /** As the last snapshot counted them, before any page was held. */
  totals: readonly ColumnTotal[] = [];
  session: Session = { state: "loading" };
  readonly #status: StatusBoard;
  readonly #wayBack: WayBack;
  readonly #follower: Follower;
  readonly #connection: Connection;
  readonly #keeper: Keeper | null;
  /** While the device's rows come in: nothing is followed before they are all there. */
  #isOpening = false;
  /** Whose queue is kept on the device. */
  #outboxOf: string | null = null;

  constructor(wire: Wire, { schedule, keeper }: Options) {
    const { store, pauses } = this;
    this.wire = wire;
    this.#keeper = keeper;
    this.#wayBack = new WayBack({ wire, pauses, connection: () => this.#connection });
    this.#status = new StatusBoard(() => {
      this.#wayBack.offline(this.sync.state === "offline");
      store.topics.emit("sync");
    });
    this.working = new WorkingSet({ store, wire, pauses, intake: () => this.intake });
    this.intake = new Intake(
      store,
      (kind, id) => this.working.wants(kind, id),
      (record) => this.along.wants(record),
    );
    const me = () => (this.session.state === "signedIn" ? this.session.me : null);
    this.along = new TakingAlong({ store, wire, keeper, intake: () => this.intake }, me);
    this.snapshot = new Snapshot({ store, intake: this.intake, wire, pauses });
    this.outbox = new OutboxQueue(this, {
      onChange: () => this.#status.entries(this.outbox.entries),
      onContact: () => this.#status.contact(),
      onSignedOut: () => this.#endSession(),
    });
    this.#follower = new Follower(
      { store, intake: this.intake, snapshot: this.snapshot, wire, pauses, schedule },
      {
        onFollowed: (cursor) => this.outbox.followed(cursor),
        onStarted: (reply) => this.#begin(reply),
        onBehind: (behind) => {
          this.#status.behind(behind);
          if (!behind && this.snapshot.complete) void this.along.fill();
        },
        onContact: () => this.#status.contact(),
        onTrouble: (error) => this.#status.trouble(error instanceof WireError ? error.reason : "internal"),
        onSignedOut: () => this.#endSession(),
      },
    );
    this.presence = new Presence(
      () => store.topics.emit("presence"),
      (here) => this.#connection.tell(here),
    );
    this.#connection = new Connection(wire, pauses, this.#events(), {
      onState: (state) => {
        this.#status.link(state);
        if (state === "up") this.pauses.wake();
        this.presence.link(state === "up");
      },
      onRefused: () => this.#follower.pull(),
    });
    this.snapshot.onComplete = () => {
      store.topics.emit("snapshot");
      void this.along.fill();
    };
    this.#followMe();
  }

  get sync(): Sync {
    return this.#status.sync;
  }

  /** Shows what the device holds, if anything, then catches up; else takes a snapshot first. */
  async start(): Promise<void> {
    const kept = await this.#keeper?.hydrate(this.store);
    if (!kept) {
      this.#follower.start();
      return;
    }
    this.totals = kept.totals;
    this.#isOpening = true;
    this.#setSession({ state: "signedIn", me: kept.me, demo: kept.demo });
    const takenUp = this.#keepOutbox(kept.me.id, false);
    this.#keeper?.follow(this.store, () => this.#kept());
    await Promise.all([this.#keeper?.hydrateRest(this.store), takenUp]);
    this.#isOpening = false;
    // TypeScript does not know that it may have changed meanwhile.
    if ((this.session as Session).state !== "signedIn") return;
    if (kept.complete && this.store.cursor) {
      this.snapshot.complete = true;
      this.store.topics.emit("snapshot");
      this.#follower.pull();
    } else this.#follower.start();
    this.#connection.open();
  }

  /** Tries again whatever waits, and asks the server for news. */
  wake(): void {
    this.pauses.wake();
    this.outbox.wake();
    this.#keeper?.retry();
    if (this.session.state === "signedIn" && !this.#isOpening) this.#follower.pull();
  }

  storageTrouble(reason: string | null): void {
    this.#status.storage(reason);
  }

  /** What the server answered to a change of the person's own settings. */
  profileChanged(changes: Partial<Me>): void {
    if (this.session.state === "signedIn")
      this.#setSession({ ...this.session, me: { ...this.session.me, ...changes } });
  }

  /** Ends the session on the server as far as it can be reached, and wipes what the device holds. */
  async signOut(endSession: () => Promise<void>): Promise<void> {
    try {
      await endSession();
    } finally {
      this.stop();
      this.store.batch("local", () => this.store.clear());
      await this.#keeper?.wipe(false);
      this.#setSession({ state: "signedOut" });
    }
  }

  /** Ends all work; the store stays as it is. */
  stop(): void {
    this.#wayBack.stop();
    this.#connection.close();
    this.presence.link(false);
    this.#follower.stop();
    this.outbox.stop();
    this.along.stop();
    this.pauses.wake();
  }

  #events() {
    return {
      hello: (cursor: Parameters<Follower["hello"]>[0]) => this.#follower.hello(cursor),
      feed: (message: Parameters<Follower["feed"]>[0]) => this.#follower.feed(message),
      reset: () => {
        this.#follower.start();
        this.presence.repeat();
      },
      presence: (changes: Parameters<Presence["heard"]>[0]) => this.presence.heard(changes),
    };
  }

  /** Inside the batch of a new snapshot. */
  #begin(reply: Start): void {
    this.outbox.followed(reply.cursor, true);
    this.totals = reply.totals;
    this.along.empty();
    this.#setSession({ state: "signedIn", me: reply.me, demo: reply.demo });
    const keeper = this.#keeper;
    void keeper?.belongsTo(reply.me.id).then(() => {
      keeper.follow(this.store, () => this.#kept());
      return this.#keepOutbox(reply.me.id, true);
    });
    this.#connection.open();
  }

  /** `isFresh`: the base was just taken from the server. */
  async #keepOutbox(personId: string, isFresh: boolean): Promise<void> {
    if (!this.#keeper || this.#outboxOf === personId) return;
    this.#outboxOf = personId;
    await this.outbox.keepOn(this.#keeper.outboxOf(personId), isFresh);
  }

  #kept(): Kept | null {
    if (this.session.state !== "signedIn") return null;
    const { me, demo } = this.session;
    return { me, demo, totals: this.totals, complete: this.snapshot.complete };
  }

  /** The server no longer knows this session: nothing of it stays readable here. */
  #endSession(): void {
    if (this.session.state === "signedOut") return;
    this.stop();
    this.store.batch("local", () => this.store.clear());
    void this.#keeper?.wipe(true);
    this.#setSession({ state: "signedOut" });
  }

  /** Their own name, role and teams follow the feed as everybody's do. */
  #followMe(): void {
    this.store.observe("identity.person", (seen) => {
      if (this.session.state !== "signedIn") return;
      const { id } = this.session.me;
      if (!seen.some((one) => one.id === id)) return;
      const person = this.store.get("identity.person", id);
      if (!person) return;
      const { name, email, role, scope, colour, picture, teams } = person;
      const shown = { name, email, role, scope, colour, picture };
      const teamIds = teams.map((team) => team.id);
      const ledTeamIds = teams.filter((team) => team.leader).map((team) => team.id);
      this.profileChanged({ ...shown, teamIds, ledTeamIds });
    });
  }

  #setSession(session: Session): void {
    this.session = session;
    this.store.topics.emit("session");
  }
}
