"use client";
import { useEffect, useSyncExternalStore } from "react";
import type crm from "../../common/messages/en/crm.json";
import type errors from "../../common/messages/en/errors.json";
import type identity from "../../common/messages/en/identity.json";
import type importing from "../../common/messages/en/import.json";
import type kit from "../../common/messages/en/kit.json";
import type live from "../../common/messages/en/live.json";
import type partners from "../../common/messages/en/partners.json";
import type settings from "../../common/messages/en/settings.json";
import type { Language } from "../kit/locale";

export type Words = {
  kit: typeof kit;
  live: typeof live;
  errors: typeof errors;
  identity: typeof identity;
  crm: typeof crm;
  partners: typeof partners;
  settings: typeof settings;
  import: typeof importing;
};
export type Namespace = keyof Words;

declare module "use-intl" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface AppConfig {
    Messages: Words;
  }
}

type Loaders = { [N in Namespace]: () => Promise<{ default: Words[N] }> };

/** One chunk for each language and namespace; the types hold the French to the English keys. */
const loaders: Record<Language, Loaders> = {
  en: {
    kit: () => import("../../common/messages/en/kit.json"),
    live: () => import("../../common/messages/en/live.json"),
    errors: () => import("../../common/messages/en/errors.json"),
    identity: () => import("../../common/messages/en/identity.json"),
    crm: () => import("../../common/messages/en/crm.json"),
    partners: () => import("../../common/messages/en/partners.json"),
    settings: () => import("../../common/messages/en/settings.json"),
    import: () => import("../../common/messages/en/import.json"),
  },
  fr: {
    kit: () => import("../../common/messages/fr/kit.json"),
    live: () => import("../../common/messages/fr/live.json"),
    errors: () => import("../../common/messages/fr/errors.json"),
    identity: () => import("../../common/messages/fr/identity.json"),
    crm: () => import("../../common/messages/fr/crm.json"),
    partners: () => import("../../common/messages/fr/partners.json"),
    settings: () => import("../../common/messages/fr/settings.json"),
    import: () => import("../../common/messages/fr/import.json"),
  },
};

const loaded: Record<Language, Partial<Words>> = { en: {}, fr: {} };
const asked = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

/** Loads what is missing; what is there costs nothing. */
export function loadWords(language: Language, namespaces: readonly Namespace[]): Promise<unknown> {
  return Promise.all(namespaces.map((namespace) => load(language, namespace)));
}

function load(language: Language, namespace: Namespace): Promise<void> {
  const key = `${language}/${namespace}`;
  const known = asked.get(key);
  if (known !== undefined) return known;
  const coming = loaders[language][namespace]().then(
    (words) => {
      loaded[language] = { ...loaded[language], [namespace]: words.default };
      for (const listener of listeners) listener();
    },
    () => {
      asked.delete(key);
    },
  );
  asked.set(key, coming);
  return coming;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All words of the language that are here, or undefined until these namespaces are. */
export function useWords(
  language: Language | undefined,
  namespaces: readonly Namespace[],
): Words | undefined {
  const words = useSyncExternalStore(
    subscribe,
    () => (language ? loaded[language] : undefined),
    () => undefined,
  );
  const complete = holds(words, namespaces);
  useEffect(() => {
    if (language && !complete) void loadWords(language, namespaces);
  }, [language, complete, namespaces]);
  return complete ? words : undefined;
}

export function holds(words: Partial<Words> | undefined, namespaces: readonly Namespace[]): words is Words {
  return words !== undefined && namespaces.every((namespace) => words[namespace]);
}
