# Shared by run and test; sourced, not executed. Works with bash 3.2, so that a developer's Mac may run it too.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build servers that outlive the script would keep its output open, and a caller that reads to the end would wait for them.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# phase NAME COMMAND…: runs quietly, prints one line with the seconds; when it fails, prints what the command said.
# A command that must end the script stands as a phase of its own, because a function in a condition ignores set -e.
phase() {
  local name=$1 began=$SECONDS log code=0
  shift
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if [ "$code" -eq 0 ]; then
    printf '%-46s %4d s\n' "$name" $((SECONDS - began))
  else
    cat "$log" >&2
    printf '%-46s %4d s  failed\n' "$name" $((SECONDS - began)) >&2
  fi
  rm -f "$log"
  return "$code"
}

need_dotnet() {
  local version
  command -v dotnet >/dev/null 2>&1 ||
    fail "The .NET SDK is missing. Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
  # Asked in the project's root, where global.json counts.
  version=$(dotnet --version 2>/dev/null) || version=none
  case $version in
    10.*) ;;
    *) fail "The .NET 10 SDK is needed; found: $version. Install it: https://dotnet.microsoft.com/download/dotnet/10.0" ;;
  esac
}

need_node() {
  local version
  command -v node >/dev/null 2>&1 || fail "Node.js is missing. Install Node.js 20 or newer: https://nodejs.org/"
  command -v npm >/dev/null 2>&1 || fail "npm is missing; it comes with Node.js 20 or newer: https://nodejs.org/"
  version=$(node -p 'process.versions.node')
  [ "${version%%.*}" -ge 20 ] || fail "Node.js 20 or newer is needed; found $version. Install it: https://nodejs.org/"
}

# install_npm FOLDER: installs exactly what the lock file names, unless it is there already. The copy of the lock file
# is written last, so an installation that broke off is done again.
install_npm() {
  local folder=$1
  local lock=$folder/package-lock.json installed=$folder/node_modules/.installed-lock.json
  [ -f "$lock" ] || fail "$lock is missing; it belongs to the repository."
  if ! cmp -s "$lock" "$installed"; then
    phase "npm ci in $folder" npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error || return
    mkdir -p "$folder/node_modules"
    cp "$lock" "$installed"
  fi
}
