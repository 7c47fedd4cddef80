// PDF/A forbids a character without a glyph, and a box in a proof says nothing: what the fonts cannot show is
// written as its code point, and so are the invisible characters that turn the direction of a name.
// The attached data keep the original.

import { readFileSync } from 'node:fs';

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Returns a function from JSON text to JSON text, or null when the folder has no coverage.json. */
export function showableJson(fontsPath) {
  let ranges;
  try {
    ranges = JSON.parse(readFileSync(`${fontsPath}/coverage.json`, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  const escape = code => `\\u{${code.toString(16)}}`;
  const other = new RegExp(`[^${ranges.map(([a, b]) => `${escape(a)}-${escape(b)}`).join('')}\\n\\t\\u200b-\\u200d]|${UNSEEN.source}`, 'gu');
  const code = character => `[U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
  // Composed first: a base and its accent may have one glyph together and none apart.
  const show = text => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(other, code);
  return json => JSON.stringify(JSON.parse(json), (_, value) => (typeof value === 'string' ? show(value) : value));
}
