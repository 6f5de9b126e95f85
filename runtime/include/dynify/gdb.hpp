// Lets gdb find dynify's printers and commands by itself: include this header in one source.
//
// It puts a short script into the section that gdb reads (.debug_gdb_scripts), which looks for
// dynify.py beside the headers that the program was built with. The program itself gets nothing.
// gdb asks for a leave: `add-auto-load-safe-path FOLDER` in its .gdbinit. See
// docs/guide/debugging.md.
#pragma once

#include "detail/base/language.hpp"

#if defined(__ELF__) && defined(__GNUC__)
// The first byte says that a script follows, the first line is its name. The section is one of
// strings that linkers merge, so that a program has it once.
__asm__(
    ".pushsection \".debug_gdb_scripts\", \"MS\",@progbits,1\n"
    ".byte 4\n"
    ".ascii \"gdb.inlined-script-dynify\\n\"\n"
    ".ascii \"import gdb, os, re\\n\"\n"
    ".ascii \"def dynify_load():\\n\"\n"
    ".ascii \"  text = gdb.execute('info sources dynify/task.hpp', to_string=True)\\n\"\n"
    ".ascii \"  for path in re.findall(r'(/[^,\\\\n]*)/dynify/task[.]hpp', text):\\n\"\n"
    ".ascii \"    for rest in ('../gdb', '../share/dynify/gdb'):\\n\"\n"
    ".ascii \"      script = os.path.join(path, rest, 'dynify.py')\\n\"\n"
    ".ascii \"      if os.path.exists(script):\\n\"\n"
    ".ascii \"        gdb.execute('source ' + os.path.normpath(script))\\n\"\n"
    ".ascii \"        return\\n\"\n"
    ".ascii \"dynify_load()\\n\"\n"
    ".byte 0\n"
    ".popsection\n");
#endif
