/**
 * Pictures of people and the company's logo: the service worker alone keeps them, in a cache of their own that goes when
 * the person does (attack 55). Their addresses name their bytes, so what is kept is never stale.
 */
export const picturesCache = "cordee.pictures";

export const isPicture = (pathname: string): boolean =>
  pathname.startsWith("/pictures/") || pathname.startsWith("/api/company/logo/");
