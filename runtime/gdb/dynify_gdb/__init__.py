"""dynify's part of gdb: `memory` reads the program, `suspension` code, `coroutine` frames; `commands` and `printers` are for users."""
