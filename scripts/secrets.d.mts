export function ensureSecrets(): void;
export function makePushKeys(): string;
