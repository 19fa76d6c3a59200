# Builds the distribution under tweed-cli/target/tweed. POSIX sh; sourced by tweed in a checkout.

# Whether the distribution is missing or older than what it is made from.
build_is_stale() {
  [ -f "$built/.built" ] || return 0
  [ -n "$(find "$home"/pom.xml "$home"/tweed "$home"/tools "$home"/tweed-*/pom.xml \
    "$home"/tweed-*/src/main -newer "$built/.built" 2>/dev/null | head -n 1)" ]
}

maven_package() {
  # From within the checkout: Maven finds .mvn there.
  (cd "$home" && JAVA_HOME=$JAVA_HOME mvn -B -q -Dstyle.color=never -pl tweed-cli -am package -Dmaven.test.skip=true >&2)
}

build() {
  require_commands mvn=maven ip=iproute2 ping=iputils-ping tcpdump=tcpdump
  [ -x "$JAVA_HOME/bin/javac" ] || die "$JAVA_HOME has no javac: install a JDK, not only a JRE"
  rm -rf "$built"
  begun=$(mktemp)
  step "build with Maven" maven_package || die "the build failed: its messages are above"
  mkdir -p "$built/bin"
  cp "$home/tweed" "$built/bin/tweed"
  cp "$home/tools/common.sh" "$built/lib/tweed/common.sh"
  mv "$begun" "$built/.built" # as old as the build's begin: an edit during it counts as newer
}

build_if_stale() {
  build_is_stale || return 0
  if ! [ -w "$home" ]; then
    [ -f "$built/.built" ] || die "not built yet, and $home is not writable: run ./tweed version as its owner"
    return 0
  fi
  mkdir -p "$home/target"
  exec 9>"$home/target/.build-lock" # one builder at a time; who waited finds it done
  flock 9
  ! build_is_stale || build
  exec 9>&-
}
