# Shared by ./run and ./test: a virtual environment of exactly the locked versions. Sourced, not run.

# The first Python 3.11 or newer on the path.
find_python() {
  local candidate
  for candidate in python3.11 python3 python3.12 python3.13 python3.14 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "需要 Python 3.11 或更新的版本，请先安装（Debian 12：apt-get install python3 python3-venv）" >&2
  exit 2
}

# Debian packages, as root on Debian only; otherwise one line that says what to install.
install_debian() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "安装 $* …"
    if apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; then return; fi
    apt-get update -qq >/dev/null 2>&1 || true
    if apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then return; fi
  fi
  echo "缺少 $*，请先安装：apt-get install $*" >&2
  exit 2
}

# prepare_environment LOCKFILE: make .venv, install what the lock says and the program itself.
# Nothing is done where the same lock was installed before.
prepare_environment() {
  local lock="$1" python stamp
  stamp="$(cat "$lock" pyproject.toml | cksum) $lock"
  if [ -x .venv/bin/gongkai ] && grep -qxF "$stamp" .venv/installed 2>/dev/null; then return; fi
  python="$(find_python)" || exit 2
  # An environment cut off while it was made has a python and no pip: it is made anew.
  if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -rf .venv
    if ! "$python" -m venv .venv >/dev/null 2>&1; then
      rm -rf .venv
      install_debian python3-venv
      "$python" -m venv .venv
    fi
  fi
  echo "安装依赖（$lock）…"
  .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r "$lock"
  .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
  # The development lock holds everything of the other one, so either start is served by it.
  if [ "$lock" = requirements-dev.lock ]; then
    echo "$(cat requirements.lock pyproject.toml | cksum) requirements.lock" >.venv/installed
    echo "$stamp" >>.venv/installed
  else
    echo "$stamp" >.venv/installed
  fi
}
