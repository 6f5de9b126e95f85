# Writes the manual page and the completions of bash, zsh and fish for dynify-gen, out of what it says to --help:
# `cmake -D tool=FILE -D folder=FOLDER -P dynifyShellFiles.cmake`. The help is LLVM's, made from the table of options, so that none of these
# files has a list of its own.

cmake_policy(VERSION 3.25)

# Brackets and semicolons mean something in lists of CMake: others stand for them meanwhile.
function(hide text out)
  string(REPLACE "[" "<(>" text "${text}")
  string(REPLACE "]" "<)>" text "${text}")
  string(REPLACE ";" "<,>" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

function(show text out)
  string(REPLACE "<(>" "[" text "${text}")
  string(REPLACE "<)>" "]" text "${text}")
  string(REPLACE "<,>" ";" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# Reads the help of COMMAND, which is empty for the generator itself. Sets PREFIX_options to the names with their dashes, and for each
# name PREFIX_NAME_value, PREFIX_NAME_meaning and PREFIX_NAME_choices; PREFIX_usage, PREFIX_overview, and PREFIX_sections: what stands
# behind the options.
macro(read_help prefix)
  execute_process(COMMAND ${tool} ${ARGN} --help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
  hide("${help}" help)
  string(REGEX REPLACE "^OVERVIEW: (.*)\n\nUSAGE: ([^\n]*)\n.*$" "\\1" ${prefix}_overview "${help}")
  string(REGEX REPLACE "^.*\nUSAGE: ([^\n]*)\n.*$" "\\1" ${prefix}_usage "${help}")
  string(FIND "${help}" "\nOPTIONS:\n" begin)
  string(SUBSTRING "${help}" ${begin} -1 table)
  string(REGEX MATCH "\n(COMMANDS|EXAMPLES):\n.*$" ${prefix}_sections "${table}")
  string(REPLACE "${${prefix}_sections}" "" table "${table}")
  string(REPLACE "\n" ";" table "${table}")
  set(${prefix}_options "")
  foreach(line IN LISTS table)
    if(line MATCHES "^  (--?[A-Za-z][A-Za-z-]*)([= ]<(.*)>)? +- (.*)$")
      set(option ${CMAKE_MATCH_1})
      list(APPEND ${prefix}_options ${option})
      set(${prefix}_${option}_value "${CMAKE_MATCH_3}")
      set(${prefix}_${option}_meaning "${CMAKE_MATCH_4}")
    elseif(line MATCHES "^    =([a-z]+) *-? *(.*)$")
      list(APPEND ${prefix}_${option}_choices ${CMAKE_MATCH_1})
      set(${prefix}_${option}_${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES ${prefix}_options)  # one whose value may be left out has two lines
endmacro()

# ---- The manual page ----

function(roff text out)
  show("${text}" text)
  string(REPLACE "\\" "\\e" text "${text}")
  string(REPLACE "-" "\\-" text "${text}")
  string(REGEX REPLACE "(^|\n)([.'])" "\\1\\\\&\\2" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# Appends to `page` the options of PREFIX.
macro(append_options prefix)
  foreach(option IN LISTS ${prefix}_options)
    roff("${option}" name)
    roff("${${prefix}_${option}_meaning}" meaning)
    set(value "")
    if(${prefix}_${option}_value)
      roff("${${prefix}_${option}_value}" value)
      set(value "=\\fI${value}\\fR")
      if(option MATCHES "^-[a-z]$")
        string(REPLACE "=" " " value "${value}")
      endif()
    endif()
    string(APPEND page ".TP\n\\fB${name}\\fR${value}\n${meaning}\n")
    foreach(choice IN LISTS ${prefix}_${option}_choices)
      roff("${${prefix}_${option}_${choice}}" meaning)
      string(APPEND page ".br\n\\fB${choice}\\fR ${meaning}\n")
    endforeach()
  endforeach()
endmacro()

# Appends to `page` what the help has behind the options, under headings of KIND.
macro(append_sections prefix kind)
  roff("${${prefix}_sections}" text)
  string(REGEX REPLACE "\n([A-Z ]+):\n\n" "\n.fi\n.${kind} \\1\n.nf\n" text "${text}")
  string(REGEX REPLACE "^\n*[.]fi\n" "" text "${text}")
  string(STRIP "${text}" text)
  string(APPEND page "${text}\n.fi\n")
endmacro()

function(write_man)
  execute_process(COMMAND ${tool} --version OUTPUT_VARIABLE version COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "dynify-gen [0-9.]+" version "${version}")
  set(page ".TH DYNIFY\\-GEN 1 \"\" \"${version}\" \"User Commands\"\n.SH NAME\n")
  string(APPEND page "dynify\\-gen \\- write the companions of traits, and tell how large coroutine frames are, and trees of them\n.SH SYNOPSIS\n.nf\n")
  foreach(prefix IN ITEMS generator frames bound explain)
    roff("${${prefix}_usage}" usage)
    string(APPEND page "${usage}\n")
  endforeach()
  roff("${generator_overview}" overview)
  string(APPEND page ".fi\n.SH DESCRIPTION\n${overview}\n.SH OPTIONS\n")
  append_options(generator)
  append_sections(generator SH)
  foreach(prefix IN ITEMS frames bound explain)
    roff("${${prefix}_overview}" overview)
    string(TOUPPER ${prefix} title)
    string(APPEND page ".SH \"DYNIFY\\-GEN ${title}\"\n${overview}\n")
    append_options(${prefix})
    if(${prefix}_sections)
      append_sections(${prefix} SS)
    endif()
  endforeach()
  file(WRITE ${folder}/dynify-gen.1 "${page}")
endfunction()

# ---- Completions ----

function(write_bash)
  set(values "")
  foreach(prefix IN ITEMS generator frames bound explain)
    foreach(option IN LISTS ${prefix}_options)
      if(${prefix}_${option}_choices)
        list(JOIN ${prefix}_${option}_choices " " words)
        list(APPEND values "    ${option}) words='${words}' |,|")
      endif()
    endforeach()
    list(JOIN ${prefix}_options " " ${prefix}_words)
  endforeach()
  list(REMOVE_DUPLICATES values)
  list(JOIN values "\n" values)
  string(REPLACE "|,|" ";;" values "${values}")
  file(WRITE ${folder}/dynify-gen.bash "# Completion of dynify-gen for bash.
# shellcheck shell=bash disable=SC2207
_dynify_gen() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]} words=
  # bash takes --list=json for three words.
  [ \"\$previous\" != = ] || previous=\${COMP_WORDS[COMP_CWORD - 2]}
  [ \"\$current\" != = ] || current=
  case \$previous in
${values}
  esac
  if [ -z \"\$words\" ]; then
    case \$command:\$current in
    frames:-*) words='${frames_words}' ;;
    bound:-*) words='${bound_words}' ;;
    explain:-*) words='${explain_words}' ;;
    *:-*) words='${generator_words}' ;;
    explain:*) words=\$(dynify-gen explain 2>/dev/null) ;;
    help:*) words='frames bound explain' ;;
    *) [ \"\$COMP_CWORD\" != 1 ] || words='frames bound explain help' ;;
    esac
  fi
  COMPREPLY=(\$(compgen -W \"\$words\" -- \"\$current\"))
}
complete -o default -F _dynify_gen dynify-gen
")
endfunction()

# The meaning as a word in single quotes.
function(quote text out)
  show("${text}" text)
  string(REPLACE "'" "'\\''" text "${text}")
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# Appends to `script` the specifications of _arguments for PREFIX.
macro(append_zsh prefix)
  foreach(option IN LISTS ${prefix}_options)
    quote("${${prefix}_${option}_meaning}" meaning)
    string(REGEX REPLACE "([][:])" "\\\\\\1" meaning "${meaning}")
    set(spec "${option}")
    set(value "${${prefix}_${option}_value}")
    if(value AND NOT option MATCHES "^-[a-z]$")
      string(APPEND spec "=-")
    endif()
    string(APPEND spec "[${meaning}]")
    if(${prefix}_${option}_choices)
      list(JOIN ${prefix}_${option}_choices " " words)
      string(APPEND spec ":value:(${words})")
    elseif(value STREQUAL "DIR")
      string(APPEND spec ":DIR:_files -/")
    elseif(value STREQUAL "FILE")
      string(APPEND spec ":FILE:_files")
    elseif(value)
      string(APPEND spec ":value:")
    endif()
    string(APPEND script "      '${spec}'\n")
  endforeach()
endmacro()

function(write_zsh)
  set(script "#compdef dynify-gen\n# Completion of dynify-gen for zsh.\n_dynify_gen() {\n  local -a options\n  case $words[2] in\n")
  foreach(prefix IN ITEMS frames bound explain)
    string(APPEND script "  ${prefix})\n    options=(\n")
    append_zsh(${prefix})
    if(NOT prefix STREQUAL "explain")
      string(APPEND script "      '*:object:_files'\n")
    else()
      string(APPEND script "      '*:rule:($(dynify-gen explain))'\n")
    endif()
    string(APPEND script "    )\n    shift words\n    (( CURRENT-- ))\n    ;;\n")
  endforeach()
  string(APPEND script "  help) options=('1:command:(frames bound explain)'); shift words; (( CURRENT-- )) ;;\n  *)\n    options=(\n")
  append_zsh(generator)
  string(APPEND script "      '1: :{_alternative \"commands\\:command\\:(frames bound explain help)\" \"files\\:header\\:_files\"}'\n"
    "      '*:header:_files'\n    )\n    ;;\n  esac\n  _arguments $options\n}\n_dynify_gen \"$@\"\n")
  file(WRITE ${folder}/_dynify-gen "${script}")
endfunction()

function(write_fish)
  set(script "# Completion of dynify-gen for fish.\n")
  string(APPEND script "complete -c dynify-gen -n __fish_use_subcommand -a 'frames bound explain help'\n"
    "complete -c dynify-gen -n '__fish_seen_subcommand_from explain' -f -a '(dynify-gen explain)'\n"
    "complete -c dynify-gen -n '__fish_seen_subcommand_from help' -f -a 'frames bound explain'\n")
  foreach(prefix IN ITEMS generator frames bound explain)
    set(where "__fish_seen_subcommand_from ${prefix}")
    if(prefix STREQUAL "generator")
      set(where "not __fish_seen_subcommand_from frames bound explain help")
    endif()
    foreach(option IN LISTS ${prefix}_options)
      quote("${${prefix}_${option}_meaning}" meaning)
      string(REGEX REPLACE "^-(.)$" "-s \\1" name "${option}")
      string(REGEX REPLACE "^--" "-l " name "${name}")
      set(value "")
      if(${prefix}_${option}_choices)
        list(JOIN ${prefix}_${option}_choices " " words)
        set(value " -x -a '${words}'")
      elseif(${prefix}_${option}_value)
        set(value " -r")
      endif()
      string(APPEND script "complete -c dynify-gen -n '${where}' ${name}${value} -d '${meaning}'\n")
    endforeach()
  endforeach()
  file(WRITE ${folder}/dynify-gen.fish "${script}")
endfunction()

read_help(generator)
read_help(frames frames)
read_help(bound bound)
read_help(explain explain)
write_man()
write_bash()
write_zsh()
write_fish()
