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

export const turnedAway = new Counter({
  name: "cordee_turned_away_total",
  help: "Calls not taken: too many of one caller (rate, line), or more than can be done in time (full, patience)",
  labelNames: ["why"],
  registers,
});

export const socketsDropped = new Counter({
  name: "cordee_sockets_dropped_total",
  help: "Connections of the feed that were ended or refused: too slow, too loud, too many of one person",
  labelNames: ["why"],
  registers,
});
