import { planOpportunities } from "./opportunity-plan";
import { planCompanies, planContacts } from "./partner-plan";
import type { Plans } from "./plan";

/** How each kind is brought in; the files of `npm run import` go the same way. */
export const plans: Plans = {
  company: planCompanies,
  contact: planContacts,
  opportunity: planOpportunities,
};
