#!/bin/sh
# The workbook's launcher: ./workbook COMMAND, from any folder.
#
# The first start builds the program with jbang and keeps the java command as an argument file in
# the user's cache folder; later starts read that file, because starting jbang costs 0.6 s. With no
# jbang on the PATH, its own jar is fetched through Maven. Nothing is written beside this file.
#
# <cache>/launcher/<key of this folder>/
#   current         the build in use: what it was made from, its java, its class path
#   builds/<id>/    workbook.jar, java.args, stamp (older than any later edit), and after the first
#                   check workbook.jsa, a class-data archive that saves half of the start-up
#   root            this folder
#   lock/           held while building
set -u

SOURCES='lab/src/main lab/containers/src runner/src/main grader/src/main live/src/main slides/src/main Deps.java Workbook.java'

fail() {
  printf '%s\n' "$1" >&2
  exit 3
}

cache_folder() {
  case $(uname -s) in
    Darwin) base=${HOME:-/tmp}/Library/Caches ;;
    *) base=${HOME:-/tmp}/.cache ;;
  esac
  cache=${TWO_COPIES_CACHE:-${XDG_CACHE_HOME:-$base}/two-copies}
  case $cache in /*) ;; *) cache=$PWD/$cache ;; esac
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    found=$JAVA_HOME/bin/java
    from="JAVA_HOME ($JAVA_HOME)"
  else
    found=$(command -v java) || found=
    from='The PATH'
  fi
  [ -n "$found" ] && [ -x "$found" ] ||
    fail "$from has no java: install a JDK 17 or later (Debian: openjdk-17-jdk; all: https://adoptium.net) or set JAVA_HOME to one."
}

is_fresh() {
  [ -f "$state/current" ] || return 1
  { IFS= read -r known; IFS= read -r id; IFS= read -r java; IFS= read -r paths; } <"$state/current"
  build=$state/builds/$id
  [ "$known" = "$origin" ] && [ -f "$build/java.args" ] && all_exist || return 1
  # folders too: a file that was removed shows only there
  (cd "$root" && [ -z "$(find $SOURCES -newer "$build/stamp" 2>/dev/null | head -n 1)" ])
}

all_exist() {
  rest=$paths:
  while [ -n "$rest" ]; do
    [ -f "${rest%%:*}" ] || return 1
    rest=${rest#*:}
  done
}

# A seal of equal age says that the archive is the one that was made, whole and untouched.
has_archive() {
  [ -f "$archive" ] && [ -f "$archive.seal" ] &&
    ! [ "$archive" -nt "$archive.seal" ] && ! [ "$archive" -ot "$archive.seal" ]
}

# Waits until this command is over (at most a minute), then makes the archive of what it loaded.
make_archive() {
  waited=0
  while kill -0 $$ 2>/dev/null && [ $waited -lt 60 ]; do
    sleep 1
    waited=$((waited + 1))
  done
  # without what other loaders loaded (students' classes), and without one run's numbers
  sed -e '/source:/d' -e '/^#/d' -e 's/ id: [0-9]*$//' "$classes".*.list |
    awk '!seen[$0]++' >"$classes.all" &&
    nice "$java" -Xshare:dump -XX:+UseG1GC -XX:SharedClassListFile="$classes.all" \
      -XX:SharedArchiveFile="$archive.$$" -cp "$paths" &&
    touch -r "$archive.$$" "$archive.seal" && mv -f "$archive.$$" "$archive"
  rm -f "$classes".*
}

start() {
  terminal=false
  if [ -t 1 ] && [ -t 2 ]; then terminal=true; fi
  if has_archive; then
    set -- "-XX:SharedArchiveFile=$archive" "-Dworkbook.cds=$archive" Workbook "$@"
  elif [ "${1:-}" = check ]; then
    classes=$build/classes.$$
    set -- "-XX:DumpLoadedClassList=$classes.main.list" "-Dworkbook.classes=$classes" \
      Workbook "$@"
    make_archive </dev/null >/dev/null 2>&1 &
  else
    set -- Workbook "$@"
  fi
  case ${WORKBOOK_COMMAND:=./workbook} in *' '*) WORKBOOK_COMMAND="'$WORKBOOK_COMMAND'" ;; esac
  exec "$java" "@$build/java.args" "-Dworkbook.root=$root" "-Dworkbook.terminal=$terminal" \
    "-Dworkbook.command=$WORKBOOK_COMMAND" "$@"
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 3
if [ "$(locale charmap 2>/dev/null || echo UTF-8)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8 # or Java can't read a path with an umlaut
fi
cache_folder
find_java
state=$cache/launcher/$(printf '%s' "$root" | cksum | tr ' ' -)
origin="$(LC_ALL=C TZ=UTC0 ls -ldL "$found" "$root/runner/src" | tr -s ' \n' ' ')"
is_fresh || { . "$root/runner/build.sh" && build; }
archive=$build/workbook.jsa
start "$@"
