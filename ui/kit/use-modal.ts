import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

type Modal = {
  readonly onClose: () => void;
  /** Once it is open: places it, gives the focus to what is to be used first. */
  readonly opened?: (element: HTMLDialogElement) => void;
  /** Whether a press that the dialog itself reports is one beside it; left out: every one is. */
  readonly isBeside?: (element: HTMLDialogElement, event: PointerEvent) => boolean;
};

/** A native dialog, open as long as it is mounted; a press beside it closes it, as Escape does. */
export function useModal(modal: Modal): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const given = useRef(modal);
  useEffect(() => {
    given.current = modal;
  });
  // Before React takes the element away: only a dialog in the page gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // In development React mounts twice, and the close event of the first time comes after the second opening.
    const closed = () => element.open || given.current.onClose();
    const pressed = (event: PointerEvent) => {
      const { isBeside } = given.current;
      if (event.target === element && (!isBeside || isBeside(element, event))) element.close();
    };
    element.showModal();
    given.current.opened?.(element);
    element.addEventListener("close", closed);
    element.addEventListener("pointerdown", pressed);
    return () => {
      element.removeEventListener("close", closed);
      element.removeEventListener("pointerdown", pressed);
      element.close();
    };
  }, []);
  return dialog;
}
