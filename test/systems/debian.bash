# A minimal Debian beside this one: what systems.bash and test/install share. Needs root and debootstrap.
# shellcheck shell=bash

# Sets debian_base to a minimal system of a suite, which is made once and kept: find_base SUITE.
find_base() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache} folder mirror
  for folder in fresh-machine dynify-systems; do
    debian_base=$cache/$folder/$1
    [ ! -e "$debian_base/.complete" ] || return 0
  done
  rm -rf "$debian_base" && mkdir -p "$debian_base"
  mirror=$(grep -hoE '^(URIs: |deb )[^ ]+' /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | head -n 1 | sed 's/^[^ ]* //')
  debootstrap --variant=minbase "$1" "$debian_base" "$mirror" >"$debian_base.log" 2>&1 || { tail -n 3 "$debian_base.log" >&2; return 1; }
  echo "deb $mirror $1 main" >"$debian_base/etc/apt/sources.list"
  touch "$debian_base/.complete"
}

# inside SUITE FILL COMMAND...: in a copy of that Debian, in /src, which the function FILL has filled: it is given the folder.
inside() {
  local suite=$1 fill=$2 machine status=0
  shift 2
  find_base "$suite"
  machine=$(mktemp -d)
  cp -a "$debian_base/." "$machine"
  cp /etc/resolv.conf /etc/hosts "$machine/etc/"
  mkdir "$machine/src"
  "$fill" "$machine/src"
  mount --bind /proc "$machine/proc"
  mount --bind /dev "$machine/dev"
  chroot "$machine" /usr/bin/env -i HOME=/var/tmp PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    bash -c 'cd /src && exec "$@"' bash "$@" </dev/null || status=$?
  umount "$machine/dev" "$machine/proc"
  rm -rf --one-file-system "$machine"
  return $status
}
