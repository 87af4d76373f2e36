#!/bin/sh
# Zoekt een CPython en schrijft het pad ervan.   zoek-python.sh bot|web
#   bot: CPython 3.10 (Rasa 3.6 kan niet met een nieuwere)     web: CPython 3.11 of nieuwer
# Volgorde: WEGWIJS_PYTHON_BOT / WEGWIJS_PYTHON_WEB, het pad, pyenv, uv. Alleen wat echt start
# telt: een shim van pyenv kan op het pad staan en toch niets doen.
set -u

soort=${1:-}
case $soort in
    bot) versies="3.10" gekozen=${WEGWIJS_PYTHON_BOT:-} proef='v[:2] == (3, 10)' ;;
    web) versies="3.12 3.13 3.11 3.14" gekozen=${WEGWIJS_PYTHON_WEB:-} proef='v >= (3, 11)' ;;
    *) echo "gebruik: zoek-python.sh bot|web" >&2; exit 2 ;;
esac

# Het pad van de echte interpreter, of niets. `ensurepip` ontbreekt bij Debian zonder python3-venv.
probeer() {
    "$1" -I -c "
import sys, venv, ensurepip, ssl
v = sys.version_info
if sys.implementation.name != 'cpython' or not ($proef):
    sys.exit(1)
print(getattr(sys, '_base_executable', None) or sys.executable)
" 2>/dev/null
}

vind() {
    if [ -n "$gekozen" ]; then
        probeer "$gekozen"
        return
    fi
    for versie in $versies; do
        probeer "python$versie" && return
    done
    if [ "$soort" = web ]; then
        probeer python3 && return
    fi
    for versie in $versies; do
        for map in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$versie".*; do
            probeer "$map/bin/python$versie" && return
        done
    done
    if command -v uv >/dev/null 2>&1; then
        for versie in $versies; do
            pad=$(UV_PYTHON_DOWNLOADS=never uv python find --no-project "$versie" 2>/dev/null) &&
                probeer "$pad" && return
        done
    fi
    return 1
}

if vind; then
    exit 0
fi

if [ "$soort" = bot ]; then
    nodig="CPython 3.10" nieuw="3.10" variabele=WEGWIJS_PYTHON_BOT
else
    nodig="CPython 3.11 of nieuwer / or newer" nieuw="3.12" variabele=WEGWIJS_PYTHON_WEB
fi
cat >&2 <<EOF

$nodig is niet gevonden (met venv, ensurepip en ssl).
  Doe een van deze, en geef dan dezelfde opdracht nog eens:
    pyenv install $nieuw          (met pyenv)
    uv python install $nieuw      (met uv)
    $variabele=/pad/naar/python   (als hij ergens anders staat)

$nodig was not found (with venv, ensurepip and ssl).
  Do one of these, then give the same command again:
    pyenv install $nieuw          (with pyenv)
    uv python install $nieuw      (with uv)
    $variabele=/path/to/python    (if it is somewhere else)

EOF
exit 1
