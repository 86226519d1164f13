"""Real daily files, where somebody holds them: they may not be shipped."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3].parent / "shared/samples/deepstate"

with_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"the real daily files are not at {SAMPLES}"
)
