# Builds the workbook; read by workbook.sh when the last build is missing or out of date.
# It uses fail, is_fresh and the variables of that file; build sets java, build, id and paths.

JBANG=0.132.1
COPY=org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy

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

# jbang keeps every source open; a JVM raises its limit to the hard one.
ask_limit() {
  most=$(ulimit -Hn 2>/dev/null) || most=unlimited
  case $most in
    unlimited | '') ;;
    *) [ "$most" -ge 1024 ] ||
      fail "A program may have only $most files and connections open at once here, and the workbook needs 1024: raise the limit (ulimit -n 1024; a hard one only root can raise), then start again." ;;
  esac
}

take_lock() {
  until mkdir "$state/lock" 2>/dev/null; do
    if [ ! -d "$state/lock" ]; then # it was given back just now, or can't be made at all
      mkdir "$state/lock" 2>/dev/null && break
      [ -d "$state/lock" ] || fail "$(unwritable)"
    fi
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
  ask_limit
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
