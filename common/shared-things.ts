/** What another app shared waits in a cache of its own until somebody says what to make of it; it goes when the person does. */
export const sharedCache = "cordee.shared";

/** Where the device sends what is shared to Cordée; the service worker takes it, also without a network. */
export const shareAddress = "/share";

export const sharedAddress = (id: string): string => `${shareAddress}/${id}`;

/** Pages are told by `?shared=` which one came, or that none could be taken. */
export const notTaken = "failed";

/** Older ones go: another site may send things here too. */
export const mostShared = 5;
