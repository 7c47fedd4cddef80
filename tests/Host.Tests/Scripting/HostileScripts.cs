namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>Scripts that mean harm: shapes of attack times what they are filled with.</summary>
internal static class HostileScripts
{
    private static readonly string[] Bodies = ["", "let x = 1;", "var a = [];", "const f = () => 1;"];

    // An escape that works says REACHED.
    private static readonly string[] Names =
    [
        "process", "require", "global", "globalThis.process", "module", "exports", "Buffer", "fetch", "XMLHttpRequest", "WebSocket",
        "setTimeout", "setInterval", "setImmediate", "Deno", "Bun", "importScripts", "postMessage", "parentPort", "workerData", "WebAssembly",
        "console", "window", "self", "std", "os", "scriptArgs", "__dirname", "navigator", "performance", "SharedArrayBuffer.prototype.x",
    ];

    private static readonly string[] Prototypes =
    [
        "Object.prototype", "Array.prototype", "String.prototype", "Function.prototype", "Number.prototype", "Promise.prototype", "Map.prototype",
        "JSON", "Math", "Reflect", "Symbol.prototype", "RegExp.prototype", "Error.prototype", "Date.prototype",
    ];

    public static IEnumerable<string> All() =>
        [.. Loops(), .. Memory(), .. Escapes(), .. PrototypeTricks(), .. Recursion(), .. Expressions(), .. Thrown(), .. Promises(), .. Nonsense()];

    private static IEnumerable<string> Loops() =>
        from body in Bodies
        from loop in new[] { "while (true);", "for (;;);", "do {} while (1);", "for (let i = 0; i < 1e15; i++);", "label: while (true) continue label;" }
        select $"{body} {loop}";

    private static IEnumerable<string> Memory() =>
    [
        .. from size in new[] { "1e8", "1e9", "2 ** 30", "2 ** 31 - 1", "2 ** 32 - 2" }
           from shape in new[] { "new Uint8Array({0})", "'x'.repeat({0})", "'x'.padEnd({0}, 'ab')", "new ArrayBuffer({0})", "Array({0}).join('x')", "new Float64Array({0})" }
           select string.Format(null, shape, size),
        "let s = 'x'; while (true) s += s",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, 'x'.repeat(1000))",
        "const s = new Set(); for (let i = 0; ; i++) s.add({ i })",
        "let a = []; while (true) a.push(a.slice())",
        "const o = {}; for (let i = 0; ; i++) o['k' + i] = i",
        "JSON.stringify(Array(1e6).fill('x'.repeat(100)))",
    ];

    private static IEnumerable<string> Escapes() =>
    [
        .. Names.Select(name => $"typeof {name} === 'undefined' ? 'safe' : ({name}).exit?.() ?? 'present'"),
        .. Names.Select(name => $"{name}.mainModule.require('fs').readFileSync('/etc/passwd'), 'REACHED'"),
        .. from constructor in new[]
           {
               "(function () {}).constructor", "(() => {}).constructor", "(async () => {}).constructor", "(function* () {}).constructor",
               "[].map.constructor", "''.constructor.constructor", "getVariable.constructor", "setVariable.constructor", "JSON.parse.constructor",
           }
           from code in new[] { "return process.env", "return this.process.exit(1)", "return this.global.process.env", "return require('child_process').execSync('id')" }
           select $"Promise.resolve({constructor}('{code.Replace("'", "\\'")}')()).then(r => {{ r?.next?.(); return 'REACHED' }})",
        .. new[] { "fs", "node:fs", "child_process", "http", "worker_threads", "./main.mjs", "/etc/passwd", "data:text/javascript,1" }
            .Select(module => $"import('{module}').then(m => 'REACHED')"),
        .. new[] { "fs", "node:fs", "child_process", "http" }.Select(module => $"require('{module}'), 'REACHED'"),
        "(function () {}).constructor('return import(\'fs\')')().then(() => 'REACHED')",
        "this.constructor.constructor('return process')().exit(), 'REACHED'",
        "new Function('return process')().exit(), 'REACHED'",
        "eval('process.exit()'), 'REACHED'",
        "Error.prepareStackTrace = (e, frames) => frames[0].getThis().process.exit(); new Error().stack; null",
        "new Proxy({}, { get: (t, n, r) => r.constructor.constructor('return process')() }).x.exit(), 'REACHED'",
    ];

    private static IEnumerable<string> PrototypeTricks() =>
    [
        .. from prototype in Prototypes
           from trick in new[]
           {
               "{0}.hostile = 1; null", "Object.defineProperty({0}, 'toString', {{ get() {{ while (true); }} }}); String({0})",
               "Object.freeze({0}); null", "Object.setPrototypeOf({0}, null); null", "for (const k of Reflect.ownKeys({0})) try {{ delete {0}[k] }} catch {{ }} null",
           }
           select string.Format(null, trick, prototype),
        "Object.prototype.toJSON = () => { while (true); }; ({})",
        "Array.prototype[Symbol.iterator] = function* () { while (true) yield 1; }; [...[1]]",
        "JSON.stringify = () => 'broken'; ({ a: 1 })",
        "globalThis.getVariable = null; globalThis.variables = null; 1",
        "Object.keys = () => { throw 1 }; variables.x = 1; 1",
        "({ __proto__: null, toString: 1 }) + ''",
        "variables.__proto__ = { polluted: 1 }; setVariable('__proto__', 1); 1",
        "setVariable('constructor', { prototype: 1 }); setVariable('toString', 1); 1",
    ];

    private static IEnumerable<string> Recursion() =>
    [
        .. new[] { "function f() { return f() + 1 } f()", "const f = x => f(x) + f(x); f(1)", "const o = { get x() { return this.x } }; o.x", "let p = new Proxy({}, { get: (t, n, r) => r[n] }); p.x" },
        .. new[] { 1_000, 10_000, 60_000 }.SelectMany(depth => new[]
        {
            $"eval('('.repeat({depth}) + '1' + ')'.repeat({depth}))", $"eval('['.repeat({depth}) + ']'.repeat({depth}))",
            $"JSON.parse('['.repeat({depth}) + ']'.repeat({depth}))", $"let o = {{}}; let p = o; for (let i = 0; i < {depth}; i++) p = p.x = {{}}; o",
            $"let s = 'x'; for (let i = 0; i < {depth}; i++) s = [s]; s", $"eval('1+'.repeat({depth}) + '1')",
        }),
        "const a = []; a.push(a); a", "const o = {}; o.self = o; o", "const a = {}, b = { a }; a.b = b; variables.x = a; 1",
    ];

    private static IEnumerable<string> Expressions() =>
        from pattern in new[] { "(a+)+$", "(a|aa)+$", "(a*)*$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}", "(x+x+)+y", "([a-zA-Z]+)*!" }
        from length in new[] { 30, 60, 5_000 }
        select $"/{pattern}/.test('{pattern[1]}a'.replace(/[^ax]/g, 'a').repeat({length}) + 'b')";

    private static IEnumerable<string> Thrown() =>
        new[]
        {
            "null", "undefined", "0", "NaN", "''", "'x'.repeat(1e5)", "Symbol('s')", "[]", "{}", "() => 1", "10n", "new Proxy({}, {})", "Object.create(null)",
            "new Proxy({}, { get() { throw 1 } })", "{ get message() { while (true); } }", "{ message: { toString() { throw 2 } } }", "{ name: 1, message: [], stack: {} }",
            "new Error('x'.repeat(1e5))", "new (class extends Error { get name() { throw this } })", "Object.assign(new Error('a'), { stack: 'script.js:' + '9'.repeat(500) })",
        }.SelectMany(value => new[] { $"throw {value}", $"Promise.reject({value})", $"(async () => {{ throw {value} }})()" });

    private static IEnumerable<string> Promises() =>
    [
        "new Promise(() => {})", "(async () => { await new Promise(() => {}) })()", "({ then() {} })", "({ then(r) { r(this) } })", "({ get then() { throw 1 } })",
        "({ then(r) { while (true); } })", "(async () => { for (;;) await 0 })()", "const f = () => Promise.resolve().then(f); f()", "Promise.race([])",
        "Promise.all(Array(1e5).fill(new Promise(() => {})))", "(async function* () { while (true) yield 1 })().next().then(() => new Promise(() => {}))",
        "const p = new Promise(r => setVariable('r', r)); p", "await new Promise(() => {})", "for await (const x of (async function* () { while (true) yield 1 })());",
    ];

    private static IEnumerable<string> Nonsense() =>
        new[] { "", " ", "{", "}", "(", ")", ";;;", "return", "await", "import x from 'y'", "export default 1", "#!/bin/sh", "<!-- x", "\\u0000", "`${", "/*", "'", "\"", "@", "let let = 1", "yield", "new.target", "super()", "1 2", "function", "=>", "...x", "a?.", "0x", "1n + 1", "delete this", "with ({}) {}", "void 0", "debugger", "\u0000", "\uD800", "\u2028", "x".PadRight(100_000, 'y') }
            .Select((script, index) => script + (index % 2 == 0 ? "" : "\n"))
            .Concat(Enumerable.Range(0, 120).Select(seed => Scrambled(new Random(seed))))
            .Distinct();

    private static string Scrambled(Random random) =>
        new([.. Enumerable.Range(0, random.Next(5, 80)).Select(_ => "(){}[];=>.,+-*/'\"`$ax1 \n"[random.Next(24)])]);
}
