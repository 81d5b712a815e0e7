import type { Change } from "@/common/live";
import type { Here } from "@/common/presence-input";
import type { LinkEvents, Wire } from "@/ui/live/wire";
import { aStart } from "./records";

type Call = {
  readonly name: string;
  readonly args: readonly unknown[];
  answer(value: unknown): void;
  fail(error: unknown): void;
};

/** A server whose every answer the test gives, when it wants: for rules about what comes before what. */
export class ScriptedWire implements Wire {
  readonly calls: Call[] = [];
  readonly links: LinkEvents[] = [];
  readonly told: Here[] = [];
  readonly givenUp: number[] = [];

  start = () => this.#call<Awaited<ReturnType<Wire["start"]>>>("start");
  page = (after: string) => this.#call<Awaited<ReturnType<Wire["page"]>>>("page", after);
  since = (cursor: unknown) => this.#call<Awaited<ReturnType<Wire["since"]>>>("since", cursor);
  command = (path: string, id: string, input: unknown) =>
    this.#call<Awaited<ReturnType<Wire["command"]>>>("command", path, id, input);
  opportunity = (id: string) => this.#call<Awaited<ReturnType<Wire["opportunity"]>>>("opportunity", id);
  partner = (id: string) => this.#call<Awaited<ReturnType<Wire["partner"]>>>("partner", id);
  opportunities = (ids: readonly string[]) =>
    this.#call<Awaited<ReturnType<Wire["opportunities"]>>>("opportunities", ids);
  partners = (ids: readonly string[]) => this.#call<Awaited<ReturnType<Wire["partners"]>>>("partners", ids);
  heads = (ids: readonly string[]) => this.#call<Awaited<ReturnType<Wire["heads"]>>>("heads", ids);

  reach = () => this.#call<void>("reach");
  giveUpBefore = (moment: number) => void this.givenUp.push(moment);
  upload = (file: unknown, upload: unknown) => this.#call<void>("upload", file, upload);

  open = (events: LinkEvents) => {
    this.links.push(events);
    return { close: () => events.down(false), tell: (here: Here) => void this.told.push(here) };
  };

  /** The oldest unanswered request of this name. */
  next(name: string): Call {
    const place = this.calls.findIndex((call) => call.name === name);
    const [call] = place < 0 ? [] : this.calls.splice(place, 1);
    if (!call)
      throw new Error(`Nobody asked for ${name}; open: ${this.calls.map((one) => one.name).join(", ")}`);
    return call;
  }

  async answer(name: string, value: unknown): Promise<void> {
    this.next(name).answer(value);
    await settled();
  }

  async fail(name: string, error: unknown): Promise<void> {
    this.next(name).fail(error);
    await settled();
  }

  /** Answers the start and greets on the newest link. */
  async begin(start = aStart()): Promise<LinkEvents> {
    await this.answer("start", start);
    const link = this.link;
    link.hello(start.cursor);
    return link;
  }

  get link(): LinkEvents {
    const link = this.links.at(-1);
    if (!link) throw new Error("No link was opened");
    return link;
  }

  #call<T>(name: string, ...args: readonly unknown[]): Promise<T> {
    return new Promise((resolve, reject) => {
      this.calls.push({ name, args, answer: (value) => resolve(value as T), fail: reject });
    });
  }
}

/** Lets everything that was answered run to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const message = (prev: number, seq: number, ...changes: readonly Change[]) => ({
  prev,
  seq,
  changes: JSON.stringify(changes),
});
