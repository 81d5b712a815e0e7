import { endSessionInput, endSessionsInput, sessionListInput } from "@/common/identity/session";
import { command, member, read, router, write } from "@/server/api/trpc";
import { endSession, endSessionsOf } from "./end";
import { listSessions } from "./queries";

export const sessionRouter = router({
  list: member
    .input(sessionListInput)
    .query((call) =>
      read((ctx, input: typeof call.input) => listSessions(ctx, input, call.ctx.sessionToken))(call),
    ),
  end: member.input(command(endSessionInput)).mutation(write(endSession)),
  endAll: member.input(command(endSessionsInput)).mutation(write(endSessionsOf)),
});
