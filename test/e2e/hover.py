"""hover.py CLANGD BUILD FILE TEXT: prints what clangd shows over the last character of TEXT in FILE."""

import json
import pathlib
import subprocess
import sys

clangd, build, name, text = sys.argv[1:]
path = pathlib.Path(name).resolve()
source = path.read_text()
before = source[: source.index(text) + len(text) - 1]
position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
document = {"uri": path.as_uri()}


def message(method, params, **more):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


server = subprocess.run(
    [clangd, f"--compile-commands-dir={build}", "--log=error", "--background-index=false"],
    input=message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
    + message("textDocument/didOpen", {"textDocument": {**document, "languageId": "cpp", "version": 1, "text": source}})
    + message("textDocument/hover", {"textDocument": document, "position": position}, id=2)
    + message("shutdown", None, id=3)
    + message("exit", None),
    stdout=subprocess.PIPE,
    timeout=300,
    check=True,
)
for line in server.stdout.decode().split("Content-Length: "):
    if '"id":2' in line:
        print(json.loads(line[line.index("{") :])["result"]["contents"])
