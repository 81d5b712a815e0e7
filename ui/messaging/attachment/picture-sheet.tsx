"use client";

import { type AttachmentRecord, filesAddress } from "@/common/messaging/attachment";
import { Sheet } from "@/ui/kit/sheet";
import { FileLine } from "./file-line";

type Props = { readonly file: AttachmentRecord; readonly onClose: () => void };

/** A picture as large as the screen allows. */
export function PictureSheet({ file, onClose }: Props) {
  return (
    <Sheet open title={file.name} place="big" onClose={onClose}>
      {/* biome-ignore lint/performance/noImgElement: the server has made it small, behind the sign-in */}
      <img
        className="at-view"
        src={`${filesAddress}/${file.id}/view.webp`}
        alt={file.name}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
      <FileLine file={file} remove={null} />
    </Sheet>
  );
}
