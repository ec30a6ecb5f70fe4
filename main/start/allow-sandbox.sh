#!/bin/sh
# Lets one copy of Electron set up its sandbox on Ubuntu 23.10 and later, where AppArmor keeps programs without a profile from
# making user namespaces: writes a profile for that file alone, as the deb package does for its own.
set -eu
file=$(readlink -f "${1:?Name the file of Electron or of Carillon}")
[ -x "$file" ] || { echo "There is no program $file." >&2; exit 1; }
case $file in *[\"*?{}\[\]]*) echo "AppArmor cannot name $file: move it to a folder with a plain name." >&2; exit 1 ;; esac
name=carillon-$(printf %s "$file" | cksum | cut -d ' ' -f 1)
profile=${APPARMOR_FOLDER:-/etc/apparmor.d}/$name
cat > "$profile" <<PROFILE
abi <abi/4.0>,
include <tunables/global>

profile "$name" "$file" flags=(unconfined) {
  userns,
}
PROFILE
apparmor_parser --replace --write-cache "$profile"
echo "Done: $file may set up its sandbox. To take that back: apparmor_parser --remove $profile && rm $profile"
