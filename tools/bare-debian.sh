#!/bin/sh
# bare-debian.sh - runs ./demo (or the command given) as on a newly installed Debian 12.
#
# usage: tools/bare-debian.sh [COMMAND...]      as root; needs debootstrap and the network
#
# Makes a minimal Debian 12 in a temporary folder, copies into it what git tracks (as it
# stands in the working tree), runs the command there, and says how long it took.
# MIRROR names another mirror. Run by hand; ./test does not call it.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" -eq 0 ] || { echo "bare-debian.sh: run it as root: it changes its root folder" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "bare-debian.sh: install debootstrap first" >&2; exit 1; }
[ $# -gt 0 ] || set -- ./demo

root=$(mktemp -d)
chmod 755 "$root"
trap 'umount "$root/proc" "$root/dev/pts" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$root.log" 2>&1 ||
    { tail -n 5 "$root.log" >&2; echo "bare-debian.sh: debootstrap failed" >&2; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
for conf in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf; do
    [ ! -e "$conf" ] || cp "$conf" "$root/etc/apt/apt.conf.d/99$(basename "$conf")"
done
# As a real one has them, where this machine allows it; without them ./test leaves a little out.
mount -t proc proc "$root/proc" 2>/dev/null || true
mount -t devpts devpts "$root/dev/pts" 2>/dev/null || true
mkdir "$root/hearsay"
git ls-files -z | xargs -0 tar -c | tar -x -C "$root/hearsay"

began=$(date +%s)
status=0
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM="${TERM:-dumb}" COLUMNS="${COLUMNS:-}" \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
    chroot "$root" sh -c 'cd /hearsay && exec "$@"' sh "$@" || status=$?
echo "bare-debian.sh: exit status $status after $(($(date +%s) - began)) s"
exit "$status"
