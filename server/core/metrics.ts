import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** All figures of this process: its own (processor, memory, event loop) and those below. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];

/** Every call of a procedure, by how it ended: ok, refused (the person's matter) or failed (ours). */
export const procedureSeconds = new Histogram({
  name: "cordee_procedure_duration_seconds",
  help: "Duration of procedures, by procedure and outcome",
  labelNames: ["procedure", "outcome"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});

export const commandClaims = new Counter({
  name: "cordee_command_claims_total",
  help: "Commands by their claim: new, or replayed (the stored reply was given)",
  labelNames: ["claim"],
  registers,
});

export const commandRetries = new Counter({
  name: "cordee_command_retries_total",
  help: "Transactions tried again after a deadlock or a serialisation failure",
  registers,
});

export const feedHeldBack = new Counter({
  name: "cordee_feed_held_back_total",
  help: "Messages not sent to clients that read too slowly; they ask for what they missed",
  registers,
});
