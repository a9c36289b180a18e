#!/usr/bin/env bash
# Installs a package on a bare Debian, starts it from its menu entry, opens a record and a motion as a double click
# does, and removes it again. Needs root, debootstrap and the network (for the bare system only).
#
#     packaging/builds/try_deb.sh dist/beirat-desktop_0.1.0_amd64.deb bookworm FOLDER
#
# FOLDER keeps the bare system for the next time and holds the pictures afterwards.
set -euo pipefail
package=$(realpath "$1") suite=$2 folder=$(realpath -m "$3")
system=$folder/$suite pictures=$folder/pictures-$suite
mkdir -p "$pictures"

inside() { chroot "$system" /usr/bin/env -i HOME=/home/frau-sommer PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"; }
said() { printf '== %s\n' "$*"; }
count_files() { (cd "$system" && find usr etc opt var/lib -xdev -not -path 'var/lib/apt/*' -not -path 'var/lib/dpkg/*' |
    sort); }

if [ ! -x "$system/usr/bin/gio" ]; then
    [ -d "$system/etc/apt" ] || debootstrap --variant=minbase "$suite" "$system"
    inside apt-get update -q
    # A screen, a window manager, what a desktop has for menus and file types; nothing the program itself needs.
    inside apt-get install -q -y --no-install-recommends xvfb xauth openbox xdotool x11-apps netpbm desktop-file-utils \
        shared-mime-info libglib2.0-bin xdg-utils dbus man-db bash-completion hicolor-icon-theme procps
fi
inside apt-get purge -q -y beirat-desktop >/dev/null 2>&1 || true
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
mountpoint -q "$system/dev" || mount --rbind /dev "$system/dev"
mount --make-rslave "$system/dev"
trap 'umount -R "$system/dev" "$system/proc"' EXIT
rm -rf "$system/home/frau-sommer"
mkdir -p "$system/home/frau-sommer"
cp "$package" "$system/tmp/package.deb"

said "install on $suite"
# What it depends on first, so that afterwards the difference is the package alone.
inside apt-get install -q -y --no-install-recommends \
    $(dpkg-deb -f "$package" Depends | tr ',' '\n' | sed 's/ *(.*//; s/ //g') >/dev/null
count_files >"$folder/before"
inside apt-get install -q -y --no-install-recommends /tmp/package.deb | tail -2
inside dpkg -s beirat-desktop | grep '^Status'

said "command line, manual, completion"
inside beirat-desktop --version
inside man -l /usr/share/man/man1/beirat-desktop.1.gz | head -4
inside bash -c 'grep -q _beirat_desktop /usr/share/bash-completion/completions/beirat-desktop && echo completion is there'
inside env QT_QPA_PLATFORM=offscreen beirat-desktop demo /home/frau-sommer/demo
cp "$system/home/frau-sommer/demo/beispiel.db" "$system/home/frau-sommer/akte.beirat"
cp "$system/home/frau-sommer/demo/beispiel.db" "$system/home/frau-sommer/wie-auch-immer"
cp "$(ls -1 "$system"/home/frau-sommer/demo/schriftstuecke/motion/*.pdf | head -1)" "$system/home/frau-sommer/antrag.pdf"
cp "$(ls -1 "$system"/home/frau-sommer/demo/schriftstuecke/minutes/*.pdf | head -1)" "$system/home/frau-sommer/anderes.pdf"

said "file types"
cat >"$system/tmp/look.sh" <<'INSIDE'
set -u
cd ~
for file in akte.beirat wie-auch-immer antrag.pdf anderes.pdf; do
    kind=$(gio info -a standard::content-type $file | sed -n 's/.*content-type: //p')
    echo "$file: $kind, opened by $(gio mime "$kind" | head -1)"
done
export DISPLAY=:77
Xvfb :77 -screen 0 1440x900x24 -nolisten tcp 2>/dev/null &
screen=$!
sleep 1
openbox 2>/dev/null &
picture() { xwd -silent -root -out /tmp/shot.xwd && xwdtopnm -quiet /tmp/shot.xwd 2>/dev/null | pnmtopng -quiet >"/tmp/$1.png" 2>/dev/null; }
wait_for() { # a window with that title, for a minute
    for _ in $(seq 120); do
        xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 && return 0
        sleep 0.5
    done
    echo "no window \"$1\""
    exit 1
}
# drawn TITLE NAME: the middle of that window shows more than one colour within a minute (its title and frame come before
# that). NAME gets its own picture: a window of another depth than the screen is black in the screen's.
drawn() {
    for _ in $(seq 120); do
        window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -1)
        [ -n "$window" ] && xwd -silent -id "$window" 2>/dev/null | xwdtopnm -quiet >/tmp/window.ppm 2>/dev/null &&
            [ "$(pamcut -left 20 -right -20 -top 20 -bottom -20 /tmp/window.ppm 2>/dev/null |
                ppmhist -noheader 2>/dev/null | wc -l)" -gt 1 ] &&
            pnmtopng -quiet /tmp/window.ppm >"/tmp/$2.png" 2>/dev/null && return 0
        sleep 0.5
    done
    echo "window \"$1\" stays empty"
    exit 1
}
running() { pgrep -xc beirat-desktop || true; }
one_left() { # the second has handed over and ended, within a minute
    for _ in $(seq 120); do
        [ "$(running)" = 1 ] && return 0
        sleep 0.5
    done
    echo "$(running) programs run"
    exit 1
}

gio launch /usr/share/applications/beirat-desktop.desktop 2>/dev/null &
wait_for 'Beirat Desktop einrichten' && echo "menu entry: the first start asks how to begin"
drawn 'Beirat Desktop einrichten' 1-menu
pkill -x beirat-desktop; sleep 2

gio open ~/akte.beirat 2>/dev/null &
wait_for 'Wer arbeitet heute' && echo "double click on a record: it asks who works"
drawn 'Wer arbeitet heute' 2-who
xdotool key Return
sleep 8; picture 2-record
gio open ~/akte.beirat 2>/dev/null
one_left; echo "the same record again: $(running) program runs"
gio open ~/antrag.pdf 2>/dev/null
wait_for 'Antrag einlesen' && one_left && echo "double click on a motion: it is asked about, $(running) program runs"
drawn 'Antrag einlesen' 3-motion
pkill -x beirat-desktop
sleep 1
kill $screen
INSIDE
inside dbus-run-session -- bash /tmp/look.sh
cp "$system"/tmp/[123]-*.png "$pictures/"

said "remove"
inside apt-get purge -q -y beirat-desktop | tail -1
count_files >"$folder/after"
if diff "$folder/before" "$folder/after" >"$folder/left"; then echo "nothing is left"; else cat "$folder/left"; exit 1; fi
test -f "$system/home/frau-sommer/akte.beirat" && echo "the record of the user is still there"
