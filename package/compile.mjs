// Compile Python sources to bytecode for the Python of the Lambda runtime: with CPython 3.12 itself, built for
// WebAssembly and shipped whole in an npm package, so that no other interpreter has to be installed or downloaded.
// Usage: node compile.mjs FOLDER PREFIX: every .py below FOLDER gets its .pyc, which names its source below PREFIX.
import { loadPyodide } from "pyodide";

const [folder, prefix] = process.argv.slice(2);
const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/" } });
pyodide.FS.mkdir("/sources");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, "/sources");
pyodide.globals.set("prefix", prefix);
const compiled = pyodide.runPython(`
import compileall, py_compile, sys
assert sys.version_info[:2] == (3, 12), sys.version
bool(compileall.compile_dir(
    "/sources", quiet=1, force=True, stripdir="/sources", prependdir=prefix,
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
))
`);
process.exit(compiled ? 0 : 1);
