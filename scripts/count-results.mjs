// Counts test results: node scripts/count-results.mjs FOLDER PROJECT…
// Reads FOLDER/PROJECT.trx for every project, prints each failed test with its message, and as the last line
// "N passed, N failed" (with ", N skipped" where there are any). A project without results, or whose run broke
// off, counts as one failed test, so that the last line never looks better than the run was.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...projects] = process.argv.slice(2);
if (!folder || projects.length === 0) {
  console.error('Use: node scripts/count-results.mjs FOLDER PROJECT…');
  process.exit(2);
}

const names = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') return names[name] ?? whole;
    return String.fromCodePoint(name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

function attribute(tag, name) {
  return unescapeXml(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function element(text, name) {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? '';
  return unescapeXml(found).trim();
}

/** Every result in a .trx file: {name, outcome, message, stack}. */
function resultsOf(trx) {
  return [...trx.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)].map(([, tag, body]) => ({
    name: attribute(tag, 'testName'),
    outcome: attribute(tag, 'outcome'),
    message: element(body ?? '', 'Message'),
    stack: element(body ?? '', 'StackTrace'),
  }));
}

/** The last lines of what the run printed, to say why it broke off. */
function tail(project) {
  const log = join(folder, `${project}.log`);
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';
}

let passed = 0;
let skipped = 0;
const failures = [];

for (const project of projects) {
  const file = join(folder, `${project}.trx`);
  const exitFile = join(folder, `${project}.exit`);
  const exit = existsSync(exitFile) ? readFileSync(exitFile, 'utf8').trim() : '0';
  if (!existsSync(file)) {
    const why = exit === '124' || exit === '137' ? 'It was ended because it took too long.' : tail(project);
    failures.push({ name: `${project} wrote no results`, message: why, stack: '' });
    continue;
  }

  const trx = readFileSync(file, 'utf8');
  const results = resultsOf(trx);
  const failed = results.filter((r) => r.outcome !== 'Passed' && r.outcome !== 'NotExecuted');
  passed += results.filter((r) => r.outcome === 'Passed').length;
  skipped += results.filter((r) => r.outcome === 'NotExecuted').length;
  failures.push(...failed.map((r) => ({ ...r, name: `${project}: ${r.name}` })));

  const summary = attribute(/<ResultSummary\b[^>]*>/.exec(trx)?.[0] ?? '', 'outcome');
  if (results.length === 0) {
    failures.push({ name: `${project} ran no test`, message: tail(project), stack: '' });
  } else if (failed.length === 0 && (exit !== '0' || summary !== 'Completed')) {
    failures.push({ name: `${project} broke off (exit ${exit}, ${summary || 'no summary'})`, message: tail(project), stack: '' });
  }
}

function indent(text, lines) {
  return text.split('\n').slice(0, lines).map((line) => `    ${line.trimEnd()}`).join('\n');
}

for (const { name, message, stack } of failures) {
  console.log(`FAILED ${name}`);
  if (message) console.log(indent(message, 30));
  if (stack) console.log(indent(stack, 5));
}

console.log(`${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
