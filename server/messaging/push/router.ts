import {
  addDeviceInput,
  chooseInput,
  pushDeviceId,
  renameDeviceInput,
  renewDeviceInput,
} from "@/common/messaging/push";
import { command, member, read, router, write } from "@/server/api/trpc";
import { addDevice } from "./add";
import { choosePushes } from "./choose";
import { readPush } from "./queries";
import { removeDevice } from "./remove";
import { renameDevice } from "./rename";
import { renewDevice } from "./renew";
import { sendTrial } from "./trial";

export const pushRouter = router({
  settings: member.query((call) => read((ctx) => readPush(ctx, call.ctx.sessionToken))(call)),
  choose: member.input(command(chooseInput)).mutation(write(choosePushes)),
  // The session that asks is the device.
  addDevice: member
    .input(command(addDeviceInput))
    .mutation((call) =>
      write((ctx, input: typeof call.input.input) => addDevice(ctx, input, call.ctx.sessionToken))(call),
    ),
  renewDevice: member.input(command(renewDeviceInput)).mutation(write(renewDevice)),
  renameDevice: member.input(command(renameDeviceInput)).mutation(write(renameDevice)),
  removeDevice: member.input(command(pushDeviceId)).mutation(write(removeDevice)),
  sendTrial: member.input(command(pushDeviceId)).mutation(write(sendTrial)),
});
