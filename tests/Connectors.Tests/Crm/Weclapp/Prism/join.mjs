// Joins API descriptions to one, for Prism takes one: node join.mjs OUT FILE_OR_FOLDER...
// A path gets the path of its file's server in front. What two files name alike stays apart.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import yaml from 'js-yaml';

const [out, ...given] = process.argv.slice(2);
const endings = ['.json', '.yaml', '.yml'];
const files = given.flatMap(place => statSync(place).isDirectory()
  ? readdirSync(place, { recursive: true }).map(name => join(place, name)).filter(name => endings.includes(extname(name))).sort()
  : [place]);
const whole = { openapi: '3.0.1', info: { title: 'joined', version: '1' }, paths: {}, components: {} };

for (const [number, file] of files.entries()) {
  const text = readFileSync(file, 'utf8');
  const document = extname(file) === '.json' ? JSON.parse(text) : yaml.load(text);
  if (!document?.openapi) {
    continue;
  }

  const own = name => `f${number}_${name}`;
  const rename = node => {
    if (Array.isArray(node)) {
      return node.map(rename);
    }

    if (node === null || typeof node !== 'object' || node instanceof Date) {
      return node;
    }

    return Object.fromEntries(Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace(/^(#\/components\/[^/]+\/)(.+)$/, (_, kind, name) => kind + own(name))
        : key === 'security' && Array.isArray(value) ? value.map(schemes => Object.fromEntries(Object.entries(schemes).map(([name, scopes]) => [own(name), scopes])))
          : rename(value),
    ]));
  };

  const base = new URL(document.servers?.[0]?.url ?? '/', 'https://localhost').pathname.replace(/\/$/, '');
  for (const [path, operations] of Object.entries(document.paths)) {
    whole.paths[base + path] = { ...rename(operations), ...whole.paths[base + path] };
  }

  for (const [kind, named] of Object.entries(document.components ?? {})) {
    whole.components[kind] = { ...whole.components[kind], ...Object.fromEntries(Object.entries(named).map(([name, value]) => [own(name), rename(value)])) };
  }
}

writeFileSync(out, JSON.stringify(whole));
