const key = "cordee.room";

/** Megabytes that a device may keep of what a person takes along. */
export const rooms = [10, 50, 200] as const;
export type Room = (typeof rooms)[number];
const usual: Room = 50;

/** The device's own setting, whoever uses it. */
export function chosenRoom(): Room {
  try {
    const chosen = Number(localStorage.getItem(key));
    return rooms.find((room) => room === chosen) ?? usual;
  } catch {
    // No storage, or none for us.
    return usual;
  }
}

export const chooseRoom = (room: Room): void => localStorage.setItem(key, String(room));

export const roomInBytes = (): number => chosenRoom() * 1_000_000;
