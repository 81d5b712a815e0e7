import { reader } from "@/server/core/entity-reader";
import { canSee } from "./access";
import { readRuns, view } from "./view";

export const importRunReader = reader({ entity: "import.run", load: readRuns, canSee, view });
