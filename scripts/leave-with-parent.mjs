// Loaded ahead of the server (`--import`): when the process that started it is gone, even by kill -9, the server
// closes as if it had been told to, instead of holding the port for ever.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
