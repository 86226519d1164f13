import geopandas as gpd
import pytest
import shapely

from geo.errors import GeometryError
from geo.hatch import stripes
from geo.measure import area_km2
from tests.geo.squares import parts


def test_stripes_cover_the_share_that_width_and_period_say():
    drawn = stripes(parts().geometry, period_m=4_000, width_m=1_000)
    share = area_km2(drawn) / area_km2(parts().geometry)
    assert share.tolist() == pytest.approx([0.25, 0.25], abs=0.01)


def test_stripes_stay_inside_their_cell():
    cells = parts().geometry
    drawn = stripes(cells, period_m=10_000, width_m=3_000)
    beyond = shapely.difference(drawn.to_numpy(), cells.to_numpy())
    assert shapely.area(beyond).max() < 1e-4  # degrees squared, of 1


def test_stripes_run_on_from_a_cell_to_its_neighbour():
    """Both cells' stripes are what the two cells as one would get."""
    cells = parts().geometry
    whole = gpd.GeoSeries([cells.union_all()], crs=cells.crs)
    apart = stripes(cells, 10_000, 3_000).union_all()
    joined = stripes(whole, 10_000, 3_000).union_all()
    assert apart.symmetric_difference(joined).area < 1e-3  # degrees squared, of 2


def test_an_empty_cell_gets_no_stripes():
    cells = gpd.GeoSeries(
        [shapely.box(0, 0, 1, 1), shapely.Polygon()], index=["a", "b"], crs="EPSG:4326"
    )
    assert stripes(cells, 10_000, 3_000).is_empty["b"]


@pytest.mark.parametrize("width", [0, 10_000, -1])
def test_a_width_that_does_not_fit_the_period_is_refused(width):
    with pytest.raises(GeometryError, match="does not fit"):
        stripes(parts().geometry, 10_000, width)
