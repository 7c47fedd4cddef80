// The helper functions of Elsa's scripts that need nothing of the workflow.
(function (uuid) {
  'use strict';
  const { stringify } = JSON;
  const utf8 = text => {
    const encoded = unescape(encodeURIComponent(String(text)));
    return Uint8Array.from(encoded, c => c.charCodeAt(0));
  };
  const text = bytes => {
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return decodeURIComponent(escape(binary));
  };
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const toBase64 = bytes => {
    let out = '';
    for (let i = 0; i < bytes.length; i += 3) {
      const n = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
      out += alphabet[n >> 18] + alphabet[(n >> 12) & 63]
        + (i + 1 < bytes.length ? alphabet[(n >> 6) & 63] : '=') + (i + 2 < bytes.length ? alphabet[n & 63] : '=');
    }
    return out;
  };
  const fromBase64 = base64 => {
    const clean = String(base64).replace(/[\s=]+/g, '');
    const bytes = new Uint8Array(Math.floor(clean.length * 3 / 4));
    let bits = 0, value = 0, at = 0;
    for (const c of clean) {
      const digit = alphabet.indexOf(c);
      if (digit < 0) throw new TypeError('not Base64');
      value = ((value << 6) | digit) & 0xffffff;
      bits += 6;
      if (bits >= 8) bytes[at++] = (value >> (bits -= 8)) & 255;
    }
    return bytes;
  };
  const shortGuid = () => {
    const hex = uuid().replaceAll('-', '');
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
    return toBase64(bytes).slice(0, 22).replaceAll('/', '_').replaceAll('+', '-');
  };

  return {
    isNullOrEmpty: value => value == null || value === '',
    isNullOrWhiteSpace: value => value == null || /^\s*$/.test(value),
    toJson: value => stringify(value),
    parseGuid: value => {
      const hex = String(value).replace(/[-{}()\s]/g, '').toLowerCase();
      if (!/^[0-9a-f]{32}$/.test(hex)) throw new TypeError('not a GUID');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    newGuid: uuid,
    newGuidString: uuid,
    getGuid: uuid,
    getGuidString: uuid,
    newShortGuid: shortGuid,
    getShortGuid: shortGuid,
    bytesToString: text,
    bytesFromString: utf8,
    bytesToBase64: toBase64,
    bytesFromBase64: fromBase64,
    stringToBase64: value => toBase64(utf8(value)),
    stringFromBase64: value => text(fromBase64(value)),
    streamToBytes: value => (typeof value === 'string' ? fromBase64(value) : value),
    streamToBase64: value => (typeof value === 'string' ? value : toBase64(value)),
  };
})
