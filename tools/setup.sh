#!/bin/sh
# setup.sh - installs what is missing to build hearsay, from Debian's own packages.
#
# usage: tools/setup.sh demo|test
#
#   demo   a C compiler, CMake, Ninja, jansson, libxlsxwriter, minizip, SQLite, libpq, zstd,
#          utf8proc, libmicrohttpd
#   test   these, and what the tests alone use: clang, g++, Python with PyTorch,
#          ctags, PostgreSQL; and readers of what is exported: pandas, openpyxl, R, Node;
#          Chromium, in which the page is used
#
# Looks first, and is silent where nothing is missing. Where it cannot install it says in
# one sentence what is missing, and exits 1.
set -eu

missing=
need() {  # need PACKAGE FILE-OR-COMMAND
    case $2 in
    /*) [ -e "$2" ] || missing="$missing $1" ;;
    *)  command -v "$2" >/dev/null 2>&1 || missing="$missing $1" ;;
    esac
}

fail() { echo "$0: $*" >&2; exit 1; }

need cmake cmake
need ninja-build ninja
need gcc gcc
need libc6-dev /usr/include/stdio.h
need libjansson-dev /usr/include/jansson.h
need libsqlite3-dev /usr/include/sqlite3.h
need libpq-dev /usr/include/postgresql/libpq-fe.h
need libzstd-dev /usr/include/zstd.h
need libutf8proc-dev /usr/include/utf8proc.h
need libxlsxwriter-dev /usr/include/xlsxwriter.h
need libmicrohttpd-dev /usr/include/microhttpd.h
need libminizip-dev /usr/include/minizip/unzip.h
need zlib1g-dev /usr/include/zlib.h             # which unzip.h includes
case ${1:-} in
demo) ;;
test)
    need clang clang
    need g++ g++
    need universal-ctags ctags
    need python3 /usr/bin/python3
    need postgresql /usr/lib/postgresql
    need python3-pandas /usr/lib/python3/dist-packages/pandas
    need python3-openpyxl /usr/lib/python3/dist-packages/openpyxl
    need r-base-core Rscript
    need nodejs node
    need npm npm
    need chromium /usr/bin/chromium
    need python3-torch /usr/lib/python3/dist-packages/torch
    ;;
*) fail "say what to set up for: demo or test" ;;
esac

if [ -n "$missing" ]; then
    command -v apt-get >/dev/null 2>&1 ||
        fail "these are missing, and there is no apt-get to install them with:$missing"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            fail "these are missing; install them as root with: apt-get install$missing"
        as_root=sudo
        [ -t 0 ] || as_root="sudo -n"
    fi
    echo "Installing:$missing"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    # shellcheck disable=SC2086  # both are lists of words
    if ! { $as_root apt-get -q update &&
           $as_root env DEBIAN_FRONTEND=noninteractive \
               apt-get -q -y --no-install-recommends install $missing; } >"$log" 2>&1 </dev/null
    then
        why=$(grep '^E:\|^sudo:' "$log" | head -n 1)
        fail "could not install$missing (${why:-$(tail -n 1 "$log")})"
    fi
fi

# The presets file needs CMake 3.25, that of Debian 12.
version=$(cmake --version | sed -n 's/^cmake version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
[ "${version% *}" -gt 3 ] || [ "${version#* }" -ge 25 ] ||
    fail "CMake 3.25 or later is needed, and this is $(cmake --version | head -n 1)"
