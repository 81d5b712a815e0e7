/** What leads an empty company to a pipeline with colleagues in it, in this order. */
export const setupSteps = ["company", "team", "stages", "people", "opportunity"] as const;
export type SetupStep = (typeof setupSteps)[number];
