#!/usr/bin/env bash
# check_quotes.bash ROOT: every program that README, guide and reference show is a part of a file that is built and run.
#
# A line `<!-- from FILE -->` before a block names the file, relative to ROOT, that contains the block as it stands.
set -euo pipefail
root=$1
status=0
quotes=0

complain() { printf '%s\n' "$*" >&2; status=1; }

# check PAGE LINE FILE BLOCK
check() {
  local page=$1 line=$2 file=$3 block=$4
  if [ -z "$file" ]; then
    [[ $block != *'int main('* ]] || complain "$page:$line: a program that is not quoted from a file"
    return 0
  fi
  quotes=$((quotes + 1))
  [ -r "$root/$file" ] || { complain "$page:$line: there is no $file"; return 0; }
  [[ $'\n'$(<"$root/$file")$'\n' == *$'\n'"$block"* ]] || complain "$page:$line: this is not what $file says"
}

check_page() {
  local page=$1 line number=0 file='' block='' inside=no start=0
  while IFS= read -r line; do
    number=$((number + 1))
    if [ "$inside" = yes ]; then
      if [ "$line" = '```' ]; then
        check "$page" "$start" "$file" "$block"
        inside=no file='' block=''
      else
        block+=$line$'\n'
      fi
    elif [[ $line == '<!-- from '*' -->' ]]; then
      file=${line#<!-- from } file=${file% -->}
    elif [[ $line == '```'* ]]; then
      inside=yes start=$number
    elif [ -n "$line" ] && [ -n "$file" ]; then
      complain "$page:$number: no block follows the name of $file"
      file=''
    fi
  done <"$root/$page"
}

# Every link to a file of the project leads to one.
check_links() {
  local page=$1 link
  while read -r link; do
    [[ $link == http* ]] || [ -e "$root/$(dirname "$page")/${link%%#*}" ] || complain "$page: nothing at $link"
  done < <(grep -o '](\([^) #][^) ]*\))' "$root/$page" | sed 's/^](//; s/)$//')
}

while IFS= read -r page; do
  check_page "$page"
  check_links "$page"
done < <(cd "$root" && find README.md docs -name '*.md' | sort)
[ "$quotes" -gt 0 ] || complain "no page quotes anything"
exit "$status"
