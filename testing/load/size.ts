/** `npm run test:load` plays at full size; within `npm test` it is short and leaves room for a busy machine. */
export const isFull = process.env["LOAD_SIZE"] === "full";
