"""The import graph is the architecture: geo, data, dashboard, then the commands."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("geo", "data", "dashboard", "commands")
WEB = {"dash", "dash_mantine_components", "plotly", "flask", "flask_compress"}
DASH = {"dash", "dash_mantine_components", "flask", "flask_compress"}
MAX_LINES = 300
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}


def modules(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found, f"{folder} has no modules to look at"
    return found


def imported(path: Path) -> set[str]:
    """Return the full names that a module imports, wherever it does."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add(str(node.module))
            names |= {f"{node.module}.{one.name}" for one in node.names}
    return names


def offenders(folder: str, forbidden: set[str]) -> list[tuple[str, str]]:
    """Return which modules of a folder import something they must not."""
    return [
        (str(path.relative_to(ROOT)), name)
        for path in modules(folder)
        for name in sorted(imported(path))
        if any(name == one or name.startswith(f"{one}.") for one in forbidden)
    ]


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("geo", {"data", "dashboard", "commands", "app", *WEB}),
        ("data", {"dashboard", "commands", "app", *WEB}),
        ("dashboard", {"commands", "app"}),
        ("commands", {"app", *WEB}),
        (
            "dashboard/figures",
            {"app", "dashboard.callbacks", "dashboard.layout", *DASH},
        ),
        (
            "dashboard/export",
            {"app", "dashboard.callbacks", "dashboard.layout", *DASH},
        ),
        ("dashboard/callbacks", {"app", "dashboard.layout", "dashboard.application"}),
    ],
)
def test_imports_go_leftwards_only(folder, forbidden):
    assert offenders(folder, forbidden) == []


def test_only_the_app_factory_imports_the_callbacks():
    importers = {
        path.name
        for path in modules("dashboard")
        if path.parent.name != "callbacks"
        and any("dashboard.callbacks" in name for name in imported(path))
    }
    assert importers == {"application.py"}


def test_geometry_reads_no_files():
    assert offenders("geo", {"pathlib", "os", "io", "json", "csv"}) == []


@pytest.mark.parametrize("folder", ["dashboard/figures", "dashboard/export"])
def test_figures_and_exports_are_made_without_loading_dash(folder):
    """Not by a detour either: what they import imports no dash."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in modules(folder)
        if path.stem != "__init__"
    ]
    script = f"import sys, {', '.join(names)}; assert 'dash' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_no_module_of_a_package_prints():
    printing = [
        (str(path.relative_to(ROOT)), node.lineno)
        for folder in PACKAGES
        for path in modules(folder)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert printing == []


def written() -> list[Path]:
    """Return every file of code that the project's own hands wrote."""
    folders = (*PACKAGES, "tests")
    code = [path for folder in folders for path in modules(folder)]
    scripts = [*(ROOT / "assets").rglob("*.js"), *(ROOT / "tests").rglob("*.js")]
    assert scripts
    return [ROOT / "app.py", *code, *scripts]


def test_no_file_of_code_is_longer_than_a_reader_can_hold():
    long = {
        str(path.relative_to(ROOT)): count
        for path in written()
        if (count := len(path.read_text("utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in written() if path.stem.strip("_") in VAGUE] == []


def test_every_module_of_a_package_says_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for folder in PACKAGES
        for path in modules(folder)
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []
