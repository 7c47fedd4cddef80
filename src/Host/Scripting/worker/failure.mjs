// What goes wrong is told by kind; the message is cut, because it may quote the user's data.

const MAX_MESSAGE = 300;

/** kind: syntax | runtime | timeout | memory | tooLarge | crashed | missing */
export function failure(kind, message, line) {
  const text = String(message ?? kind);
  const result = { kind, message: text.length > MAX_MESSAGE ? text.slice(0, MAX_MESSAGE) + '…' : text };
  if (Number.isInteger(line) && line > 0) result.line = line;
  return result;
}

/** An exception that carries such a failure. */
export class Failure extends Error {
  constructor(kind, message, line) {
    super(message);
    this.failure = failure(kind, message, line);
  }
}
