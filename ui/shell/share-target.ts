import { shareAddress } from "../../common/shared-things";

/** What other apps may share to Cordée; files go onto a note. */
export const shareTarget: NonNullable<import("next").MetadataRoute.Manifest["share_target"]> = {
  action: shareAddress,
  method: "POST",
  enctype: "multipart/form-data",
  params: {
    title: "title",
    text: "text",
    url: "url",
    files: [
      {
        name: "files",
        accept: [
          ...[
            "image/*",
            "text/vcard",
            "text/x-vcard",
            ".vcf",
            "text/plain",
            "application/pdf",
            "audio/*",
            "video/*",
          ],
          ...[".docx", ".xlsx", ".pptx", ".odt", ".ods", ".csv", ".zip"],
        ],
      },
    ],
  },
};
