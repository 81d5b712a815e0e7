"use client";
import { Icon } from "@/ui/kit/icon";

/** Why a form was refused. */
export function FormTrouble({ text }: { readonly text: string }) {
  return (
    <p className="note err" role="alert">
      <Icon name="warning" />
      <span className="grow">{text}</span>
    </p>
  );
}
