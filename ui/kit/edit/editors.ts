"use client";
import { createContext, useContext } from "react";

/** Somebody else who writes in a field now. */
export type Editor = { readonly name: string; readonly colour: number; readonly picture: string | null };

/** By name of the field. The page that knows of colleagues gives it; without one nobody is known to write. */
export const EditorsContext = createContext<ReadonlyMap<string, Editor>>(new Map());

export const useEditor = (field: string | undefined): Editor | undefined =>
  useContext(EditorsContext).get(field ?? "");

/** "…/record/field" → "field" */
export const fieldOf = (draftKey: string): string => draftKey.slice(draftKey.lastIndexOf("/") + 1);
