# What the tests need on the machine besides .NET and Node; sourced by test after common.sh.

# Prints "what package" for everything that is missing.
missing_tools() {
  command -v chromium >/dev/null 2>&1 || echo "Chromium chromium"
  command -v pdftoppm >/dev/null 2>&1 || echo "poppler poppler-utils"
  command -v java >/dev/null 2>&1 || echo "Java default-jre-headless"
  command -v qpdf >/dev/null 2>&1 || echo "qpdf qpdf"
  # PostgreSQL does not run as root; setpriv hands it to another user.
  command -v setpriv >/dev/null 2>&1 || [ "$(uname)" != Linux ] || echo "setpriv util-linux"
  has_postgres || echo "PostgreSQL postgresql"
  # Where there is no apt, the tests of the real Mailman are skipped.
  ! command -v apt-get >/dev/null 2>&1 || [ -x /usr/lib/mailman3/bin/runner ] || echo "Mailman mailman3"
}

has_postgres() {
  local binary
  command -v initdb >/dev/null 2>&1 && command -v postgres >/dev/null 2>&1 && return
  for binary in /usr/lib/postgresql/*/bin/postgres; do
    [ -x "$binary" ] && return
  done
  return 1
}

# install_machine_tools FILTER: by apt where there is one; else names what is missing. A filtered run goes on
# without, because the chosen project may not need it.
install_machine_tools() {
  local missing names packages
  missing=$(missing_tools)
  [ -n "$missing" ] || return 0
  names=$(printf '%s\n' "$missing" | cut -d' ' -f1 | paste -s -d' ' -)
  packages=$(printf '%s\n' "$missing" | cut -d' ' -f2 | paste -s -d' ' -)
  if ! command -v apt-get >/dev/null 2>&1; then
    lack "The tests need: $names. This machine has no apt; install them by its own means (PostgreSQL 15 or newer)." "$1"
  elif [ "$(id -u)" -eq 0 ]; then
    phase "apt-get install $packages" apt_install "$packages"
  elif sudo -n true 2>/dev/null; then
    phase "sudo apt-get install $packages" apt_install "$packages" sudo
  else
    lack "The tests need: $names. Install them: sudo apt-get install $packages" "$1"
  fi
}

lack() {
  [ -n "$2" ] || fail "$1"
  printf '%s\n' "$1" >&2
}

# apt_install PACKAGES [sudo]
apt_install() {
  # shellcheck disable=SC2086 # the words are the packages
  ${2:-} apt-get update -q &&
    ${2:-} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $1
}
