"""Running the command line inside the test's own process."""

from pathlib import Path

from typer.testing import CliRunner, Result

import app


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app.cli, [str(one) for one in arguments])


def good(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


def refused(result: Result, code: int) -> str:
    """Return what a refusal says; it must be a refusal and not a failure."""
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr
