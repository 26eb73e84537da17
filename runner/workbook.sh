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

JBANG=0.132.1
COPY=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy
SOURCES='lab/src/main runner/src/main Deps.java Workbook.java'

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

# --- which Java ---------------------------------------------------------------------------------

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

# Sets home; asked only before a build, because it starts a JVM.
ask_java() {
  told=$("$found" -XshowSettings:properties -version 2>&1) || told=
  home=$(printf '%s\n' "$told" | sed -n 's/^ *java\.home = //p')
  version=$(printf '%s\n' "$told" | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    '') fail "$from has a java that does not start ($found): install a JDK 17 or later." ;;
    1.* | ? | 1[0-6])
      fail "$from has Java $version, and the workbook needs a JDK 17 or later: install one, or set JAVA_HOME to it." ;;
  esac
  [ -x "$home/bin/javac" ] ||
    fail "$from has Java $version without a compiler ($home has no bin/javac): install a JDK 17 or later; a JRE is not enough."
}

# --- is the last build still right --------------------------------------------------------------

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

# --- building -----------------------------------------------------------------------------------

take_lock() {
  until mkdir "$state/lock" 2>/dev/null; do
    [ -d "$state/lock" ] || fail "$(unwritable)"
    owner=$(cat "$state/lock/owner" 2>/dev/null) || owner=
    if { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; } ||
      [ -n "$(find "$state/lock" -prune -mmin +10 2>/dev/null)" ]; then
      rm -rf "$state/lock"
    else
      sleep 0.2 2>/dev/null || sleep 1
    fi
  done
  echo $$ >"$state/lock/owner"
  trap 'give_up' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

give_up() {
  [ -z "${worker:-}" ] || kill "$worker" 2>/dev/null
  rm -rf "$state/lock" "${fresh:-}"
  trap - EXIT INT TERM HUP
}

unwritable() {
  echo "The cache folder $cache can't be written: make room, or set TWO_COPIES_CACHE to a folder that can."
}

# patiently WHAT COMMAND...: runs it with its output in the log, and shows that time passes.
patiently() {
  what=$1
  shift
  "$@" >"$fresh/out" 2>"$fresh/log" </dev/null &
  worker=$!
  if [ -t 2 ]; then
    began=$(date +%s)
    while kill -0 "$worker" 2>/dev/null; do
      printf '\r\033[K%s ... %d s' "$what" "$(($(date +%s) - began))" >&2
      sleep 0.3 2>/dev/null || sleep 1
    done
    printf '\r\033[K' >&2
  else
    printf '%s ...\n' "$what" >&2
  fi
  wait "$worker"
  ended=$?
  worker=
  return $ended
}

explain() {
  [ -z "${WORKBOOK_TRACE:-}" ] || cat "$fresh/log" "$fresh/out" >&2
  if grep -qi 'No space left' "$fresh/log" "$fresh/out"; then
    fail "There is no room left on the disk ($1): make some, then start the workbook again."
  elif grep -qE '\.java:[0-9]+: error' "$fresh/log"; then
    grep -A 2 -E '\.java:[0-9]+: error' "$fresh/log" >&2
    fail 'The workbook itself does not compile: see above.'
  elif grep -qiE 'unknown ?host|could not (transfer|resolve|read artifact)|cannot access|timed out|refused|unreachable|offline|no route|name resolution' "$fresh/log" "$fresh/out"; then
    fail "The first start needs the network, and $1 did not come through: connect (behind a proxy, set it in ~/.m2/settings.xml), then start the workbook again."
  fi
  fail "The workbook can't be started, because $1 failed: $(cat "$fresh/out" "$fresh/log" | grep ERROR | head -n 1) (WORKBOOK_TRACE=1 shows everything)"
}

# Both are run in the background by patiently, and replace the shell there: a signal meets them.
run_jbang() {
  export JAVA_HOME="$home" JBANG_CACHE_DIR="$cache/jbang" JBANG_NO_VERSION_CHECK=true
  # jbang does not guard its jars against a second jbang, such as one that outlived its launcher
  export JBANG_CACHE_DIR_JARS="$fresh/jars"
  if command -v jbang >/dev/null 2>&1; then exec jbang "$@"; fi
  exec "$home/bin/java" -jar "$jar" "$@"
}

# Maven is run where there is no pom, or it would read ours first.
run_maven() {
  export JAVA_HOME="$home"
  cd "$fresh" && exec mvn -B -q "$COPY" -Dmdep.useBaseVersion=true \
    -Dartifact="dev.jbang:jbang-cli:$JBANG:jar:all" -DoutputDirectory="$fresh/jbang"
}

get_jbang() {
  jar=$cache/jbang/jbang-cli-$JBANG-all.jar
  if command -v jbang >/dev/null 2>&1 || [ -f "$jar" ]; then return; fi
  command -v mvn >/dev/null 2>&1 ||
    fail 'Neither jbang nor Maven is on the PATH: install one of them (Debian: apt-get install maven).'
  patiently "First start: fetching jbang $JBANG (9 MB) through Maven" run_maven ||
    explain 'fetching jbang through Maven'
  mkdir -p "$cache/jbang" && mv "$fresh/jbang/jbang-cli-$JBANG-all.jar" "$jar" ||
    fail "$(unwritable)"
}

build() {
  mkdir -p "$state/builds" 2>/dev/null || fail "$(unwritable)"
  take_lock
  if is_fresh; then give_up; return; fi # another launch was faster
  ask_java
  fresh=$state/builds/$(date +%s)-$$
  mkdir "$fresh" && : >"$fresh/stamp" || fail "$(unwritable)"
  get_jbang
  what='Building the workbook'
  [ -f "$state/current" ] || what="$what (the first time fetches its libraries, 30 MB)"
  patiently "$what" run_jbang build "$root/Workbook.java" || explain 'building the workbook'
  patiently 'Reading its class path' run_jbang info classpath "$root/Workbook.java" ||
    explain 'reading the class path'
  keep_build "$(tail -n 1 "$fresh/out")" || fail "$(unwritable)"
  forget
  find "$state/builds" -mindepth 1 -maxdepth 1 -mtime +1 ! -name "$id" -exec rm -rf {} + 2>/dev/null
  rm -rf "$fresh/out" "$fresh/log" "$fresh/jars" "$fresh/jbang"
  fresh=
  give_up
}

# Archives are large: those of folders that are gone are not kept.
forget() {
  printf '%s\n' "$root" >"$state/root"
  for other in "$cache"/launcher/*/; do
    [ ! -f "$other/root" ] || [ -d "$(cat "$other/root")" ] || rm -rf "$other"
  done
}

# keep_build CLASSPATH: its first entry is what was built.
keep_build() {
  cp "${1%%:*}" "$fresh/workbook.jar" || return 1
  build=$fresh id=${fresh##*/} java=$home/bin/java paths=$fresh/workbook.jar:${1#*:}
  {
    printf '%s\n' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8
    # what the JVM has to say about its archive must not stand in the output of --json
    printf '%s\n' -Xlog:disable -Xlog:all=error:stderr -XX:+DisplayVMOutputToStderr
    printf '%s\n"%s"\n' -cp "$(printf '%s' "$paths" | sed 's/[\\"]/\\&/g')"
  } >"$fresh/java.args" || return 1
  printf '%s\n' "$origin" "$id" "$java" "$paths" >"$fresh/current" &&
    mv "$fresh/current" "$state/current"
}

# --- starting -----------------------------------------------------------------------------------

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
    set -- "-XX:SharedArchiveFile=$archive" "-Dworkbook.cds=$archive" runner.cli.Main "$@"
  elif [ "${1:-}" = check ]; then
    classes=$build/classes.$$
    set -- "-XX:DumpLoadedClassList=$classes.main.list" "-Dworkbook.classes=$classes" \
      runner.cli.Main "$@"
    make_archive </dev/null >/dev/null 2>&1 &
  else
    set -- runner.cli.Main "$@"
  fi
  case ${WORKBOOK_COMMAND:=./workbook} in *' '*) WORKBOOK_COMMAND="'$WORKBOOK_COMMAND'" ;; esac
  exec "$java" "@$build/java.args" "-Dworkbook.root=$root" "-Dworkbook.terminal=$terminal" \
    "-Dworkbook.command=$WORKBOOK_COMMAND" "$@"
}

root=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 3
if [ "$(locale charmap 2>/dev/null || echo UTF-8)" != UTF-8 ]; then
  export LC_ALL=C.UTF-8 # or Java can't read a path with an umlaut
fi
cache_folder
find_java
state=$cache/launcher/$(printf '%s' "$root" | cksum | tr ' ' -)
origin="$(ls -ldL "$found" "$root/runner/src" | tr -s ' \n' ' ')"
is_fresh || build
archive=$build/workbook.jsa
start "$@"
