/** The closed sets of an opportunity, apart from the schemas: the first screen needs these and no parser. */

export const opportunityStatuses = ["open", "won", "lost"] as const;
export type OpportunityStatus = (typeof opportunityStatuses)[number];

export const recurringPlans = ["monthly", "yearly", "years3", "years5"] as const;
export type RecurringPlan = (typeof recurringPlans)[number];
