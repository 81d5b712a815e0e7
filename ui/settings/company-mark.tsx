import type { CompanyRecord } from "@/common/identity/records";

/** The logo, or the company's first letter until there is one. */
export function CompanyMark({ company }: { readonly company: Pick<CompanyRecord, "name" | "logo"> }) {
  const { name, logo } = company;
  return (
    <span className="se-mark" aria-hidden="true">
      {/* biome-ignore lint/performance/noImgElement: the picture is small already, and there is no server to shrink it */}
      {logo ? <img src={`/api/company/logo/${logo}`} alt="" /> : name.slice(0, 1).toUpperCase()}
    </span>
  );
}
