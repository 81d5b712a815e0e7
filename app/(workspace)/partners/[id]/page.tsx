import { PartnerPage } from "./partner-page";

export const dynamicParams = false;

/** Prerendered once; the page reads the real id from its address. */
export const generateStaticParams = () => [{ id: "_" }];

export default function Page() {
  return <PartnerPage />;
}
