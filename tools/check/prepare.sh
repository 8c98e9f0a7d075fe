# What several lanes need first. Sourced, with the repository's root as the working directory.

# Installs Debian packages that are missing; asks apt only when one is.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "Installing Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The npm packages, when the lock file differs from what was last installed.
need_node_modules() {
  local want
  want=$(sha256sum package-lock.json | cut -d' ' -f1)
  [ "$(cat node_modules/.hearth-lock 2>/dev/null)" = "$want" ] && return 0
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  echo "$want" >node_modules/.hearth-lock
}

# Style sheets and scripts as Hearth serves them; the step itself decides what is out of date.
need_assets() {
  need_packages gcc libc6-dev
  need_node_modules
  cargo run --quiet --locked -p assets >/dev/null
}

# A browser, and letters for the right-to-left pages.
need_chromium() {
  need_node_modules
  [ -x /usr/bin/chromium ] && fc-list 2>/dev/null | grep -qi 'noto.*arabic' && return 0
  need_packages chromium fonts-liberation fonts-noto-core
}

# All tests, by nextest when it is there.
run_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --locked --profile "${NEXTEST_PROFILE:-ci}"
    # What must not compile is proved by examples in the documentation, which nextest leaves out.
    cargo test --locked --workspace --doc
  else
    cargo test --workspace --locked --no-fail-fast
  fi
}
