import type { BrowserContext } from "@playwright/test";

/** What a test can do to a page's device; laid before its own scripts run. */
type Device = { closeDatabases(): void; fill(isFull: boolean): void };
export type Troubled = { readonly device: Device };

/** A device whose databases can be closed under the page, filled up, and whose clock can go wrong. */
export async function prepare(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const opened = new Set<IDBDatabase>();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (
      this: IDBDatabase,
      ...asked: Parameters<typeof transaction>
    ) {
      opened.add(this);
      return transaction.apply(this, asked);
    };
    let isFull = false;
    for (const name of ["add", "put"] as const) {
      const { [name]: write } = IDBObjectStore.prototype;
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...row: Parameters<typeof write>) {
        if (isFull) throw new DOMException("No room.", "QuotaExceededError");
        return write.apply(this, row);
      };
    }
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(localStorage.getItem("test.clock") ?? 0);
    Object.assign(window, {
      device: {
        closeDatabases() {
          for (const database of opened) {
            database.close();
            database.dispatchEvent(new Event("close"));
          }
          opened.clear();
        },
        fill(full: boolean) {
          isFull = full;
        },
      },
    });
  });
}
