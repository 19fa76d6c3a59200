# Shared by the scripts tweed and test. POSIX sh; to be sourced.

: "${JDK_AT_LEAST:=25}"

say() { echo "tweed: $*" >&2; }

die() {
  say "$*"
  exit 1
}

# step WORDS COMMAND…: runs a command and announces it with its time on stderr.
step() {
  step_words=$1
  shift
  step_from=$(date +%s%N)
  "$@" || return
  step_ms=$((($(date +%s%N) - step_from) / 1000000))
  printf '%6d.%03d s  %s\n' $((step_ms / 1000)) $((step_ms % 1000)) "$step_words" >&2
}

# The major version of the Java installation in directory $1; nothing when it is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_fits() {
  fits_version=$(jdk_version "$1")
  [ -n "$fits_version" ] && [ "$fits_version" -ge "$JDK_AT_LEAST" ]
}

# Sets JAVA_HOME to the first Java that is new enough, or fails.
find_jdk() {
  if [ -n "${TWEED_JAVA_HOME-}" ]; then
    jdk_fits "$TWEED_JAVA_HOME" ||
      die "TWEED_JAVA_HOME=$TWEED_JAVA_HOME is no Java $JDK_AT_LEAST or newer: unset it, or point it at one"
    JAVA_HOME=$TWEED_JAVA_HOME
    return
  fi
  path_java=$(command -v java || true)
  [ -z "$path_java" ] || path_java=$(dirname "$(dirname "$(readlink -f "$path_java")")")
  for candidate in "${JAVA_HOME-}" /usr/lib/jvm/* /opt/java/* "$path_java"; do
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then
      JAVA_HOME=$candidate
      return
    fi
  done
  return 1
}

may_install() {
  [ "$(id -u)" = 0 ] && [ -z "${TWEED_NO_INSTALL-}" ] && command -v apt-get >/dev/null
}

apt_install() {
  apt_log=$(mktemp)
  apt_failed=0
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy \
    install --no-install-recommends "$@"; } >"$apt_log" 2>&1 || apt_failed=1
  [ $apt_failed = 0 ] || tail -n 3 "$apt_log" >&2
  rm -f "$apt_log"
  return $apt_failed
}

# Sets JAVA_HOME, installing Java when it is missing and we may.
require_jdk() {
  find_jdk && return
  if may_install; then
    step "install openjdk-$JDK_AT_LEAST-jdk-headless" \
      apt_install "openjdk-$JDK_AT_LEAST-jdk-headless" && find_jdk && return
  fi
  die "no Java $JDK_AT_LEAST or newer found: install one (apt install openjdk-$JDK_AT_LEAST-jdk-headless" \
    "where Debian has it, else from its makers) and set JAVA_HOME to it"
}

# require_commands COMMAND=PACKAGE…: installs what is missing, or says what to install.
require_commands() {
  missing=
  for pair; do
    command -v "${pair%%=*}" >/dev/null || missing="$missing ${pair#*=}"
  done
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # package names, split on purpose
  if may_install && step "install$missing" apt_install $missing; then
    return
  fi
  die "missing packages: as root, apt install$missing"
}
