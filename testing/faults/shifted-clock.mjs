// Loaded ahead of a server process (`--import`): its clock is CLOCK_SHIFT milliseconds off.
const shift = Number(process.env.CLOCK_SHIFT ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length > 0) super(...args);
    else super(RealDate.now() + shift);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
