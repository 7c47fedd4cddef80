// A frame: 4 bytes big-endian length of the rest, 4 bytes big-endian length of the header,
// the header (JSON, UTF-8), then the parts one after the other; header.parts holds their lengths in bytes.
// Scripts, data and PDFs travel as parts, so that this process never parses what it only passes on.

const MAX_FRAME_BYTES = 256 * 1024 * 1024;

/** Calls onFrame(header, parts) for each whole frame; throws when the stream cannot be one of ours. */
export function frameReader(onFrame) {
  let pending = [];
  let pendingBytes = 0;

  return chunk => {
    pending.push(chunk);
    pendingBytes += chunk.length;
    while (pendingBytes >= 4) {
      if (pending[0].length < 4) pending = [Buffer.concat(pending)];
      const length = pending[0].readUInt32BE(0);
      if (length < 4 || length > MAX_FRAME_BYTES) throw new Error(`a frame of ${length} bytes`);
      if (pendingBytes < 4 + length) return;
      const bytes = pending.length === 1 ? pending[0] : Buffer.concat(pending);
      const rest = bytes.subarray(4 + length);
      pending = rest.length ? [rest] : [];
      pendingBytes = rest.length;
      const frame = parse(bytes.subarray(4, 4 + length));
      onFrame(frame.header, frame.parts);
    }
  };
}

function parse(bytes) {
  const headerLength = bytes.readUInt32BE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + headerLength));
  const parts = [];
  let offset = 4 + headerLength;
  for (const length of header.parts ?? []) {
    parts.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  if (offset !== bytes.length) throw new Error('a frame whose parts do not add up');
  return { header, parts };
}

/** The bytes of one frame. */
export function frame(header, parts = []) {
  const head = Buffer.from(JSON.stringify({ ...header, parts: parts.map(p => p.byteLength) }));
  const bodyLength = parts.reduce((sum, p) => sum + p.byteLength, 0);
  const prefix = Buffer.allocUnsafe(8);
  prefix.writeUInt32BE(4 + head.length + bodyLength, 0);
  prefix.writeUInt32BE(head.length, 4);
  return Buffer.concat([prefix, head, ...parts]);
}
