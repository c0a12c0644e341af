#!/bin/bash
# Makes who may do what on the broker the same as in acls.csv: adds what is missing, removes what is not listed any more.
# Gives each login its password, from the file kafka-LOGIN of KAFKA_PASSWORDS, if there is one. Passwords are in files only,
# never on a command line. Run it in an image with Kafka's scripts:
#
#   KAFKA_BOOTSTRAP_SERVERS=kafka:19093 KAFKA_ADMIN_CONFIG=admin.properties KAFKA_PASSWORDS=/run/secrets bash apply-acls.sh
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
acls=${KAFKA_ACLS:-/opt/kafka/bin/kafka-acls.sh}
configs=${KAFKA_CONFIGS:-/opt/kafka/bin/kafka-configs.sh}
connection=(--bootstrap-server "${KAFKA_BOOTSTRAP_SERVERS:?}" --command-config "${KAFKA_ADMIN_CONFIG:?}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 700 "$work"

[ "$(head -1 "$here/acls.csv")" = "principal,resource,name,operation,why" ] ||
    { echo "apply-acls: acls.csv has other columns than this script knows" >&2; exit 1; }

# Rows are "principal resource operation name", so that rows that go together are neighbours.
wanted() {
    tail -n +2 "$here/acls.csv" | awk -F, 'NF {print $1, $2, $4, $3}' | sort -u
}

present() {
    "$acls" "${connection[@]}" --list </dev/null | awk '
        /resourceType=/ {
            resource = tolower($0); sub(/.*resourcetype=/, "", resource); sub(/,.*/, "", resource)
            name = $0; sub(/.* name=/, "", name); sub(/, patternType=.*/, "", name)
        }
        /principal=User:/ {
            login = $0; sub(/.*principal=User:/, "", login); sub(/,.*/, "", login)
            operation = tolower($0); sub(/.*operation=/, "", operation); sub(/,.*/, "", operation)
            print login, resource, operation, name
        }' | sort -u
}

change() { # --add|--remove, rows on standard input
    local action=$1 login resource operation name group="" arguments=()
    while read -r login resource operation name; do
        if [ "$group" != "$login $resource $operation" ]; then
            run "${arguments[@]}"
            group="$login $resource $operation"
            arguments=("$action" --force --allow-principal "User:$login" --operation "${operation^}")
        fi
        arguments+=("--$resource" "$name")
    done
    run "${arguments[@]}"
}

run() { # ARGUMENTS of kafka-acls, or none
    [ $# = 0 ] || "$acls" "${connection[@]}" "$@" </dev/null >/dev/null
}

set_password() { # LOGIN
    local file=${KAFKA_PASSWORDS:-}/kafka-$1
    [ -s "$file" ] || { echo "apply-acls: $1 has no password file; its login stays as it is" >&2; return 0; }
    printf 'SCRAM-SHA-512=iterations=4096,password=%s\n' "$(cat "$file")" >"$work/login.properties"
    "$configs" "${connection[@]}" --alter --entity-type users --entity-name "$1" \
        --add-config-file "$work/login.properties" </dev/null >/dev/null
}

umask 077
wanted >"$work/wanted"
for login in $(cut -d' ' -f1 "$work/wanted" | sort -u); do
    set_password "$login"
done
present >"$work/present"
comm -23 "$work/wanted" "$work/present" | change --add
comm -13 "$work/wanted" "$work/present" | change --remove
echo "apply-acls: $(wc -l <"$work/wanted") rights of $(cut -d' ' -f1 "$work/wanted" | sort -u | wc -l) logins"
