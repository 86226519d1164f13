"""Ground on paper: an equal-area projection of a frame, in px of a figure.

Coordinates are px from the figure's lower left, x right and y up; one px is the same
length everywhere, so areas on paper compare as areas on the ground do.
"""

from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

from geo.measure import STORAGE_CRS, equal_area_crs

AIR = 1.02
"""How much longer than the frame each side of the figure is at least."""


class Paper:
    """A frame of degrees laid on a figure of px, centred and whole."""

    def __init__(
        self, bounds: tuple[float, float, float, float], width: float, height: float
    ) -> None:
        frame = _edged(bounds)
        self.crs = equal_area_crs(frame)
        west, south, east, north = frame.to_crs(self.crs).total_bounds
        self.width, self.height = width, height
        self.metres = AIR * max((east - west) / width, (north - south) / height)
        """Metres in a px."""
        self._left = (west + east) / 2 - self.metres * width / 2
        self._foot = (south + north) / 2 - self.metres * height / 2
        self.box = shapely.box(0, 0, width, height)
        self._to_flat = Transformer.from_crs(STORAGE_CRS, self.crs, always_xy=True)
        back = Transformer.from_crs(self.crs, STORAGE_CRS, always_xy=True)
        edge = shapely.get_coordinates(shapely.segmentize(self.box, width / 20))
        lon, lat = back.transform(
            edge[:, 0] * self.metres + self._left, edge[:, 1] * self.metres + self._foot
        )
        self.around = shapely.box(lon.min(), lat.min(), lon.max(), lat.max())
        """The least box of degrees that holds all that is on the figure."""

    def points(self, points: gpd.GeoSeries) -> np.ndarray:
        """Return points in EPSG:4326 as px, shape (n, 2)."""
        x, y = self._to_flat.transform(points.x.to_numpy(), points.y.to_numpy())
        return (np.column_stack([x, y]) - [self._left, self._foot]) / self.metres

    def holds(self, points: np.ndarray, air: float) -> np.ndarray:
        """Return whether each point, px, lies on the figure, `air` px from its edge."""
        far = np.minimum(points, [self.width, self.height] - points)
        return np.asarray((far >= air).all(axis=1))

    def flat(self, shapes: gpd.GeoSeries) -> np.ndarray:
        """Return shapes in EPSG:4326 as px, cut to the figure; empty ones stay."""
        k = 1 / self.metres
        placed = shapes.to_crs(self.crs).affine_transform(
            [k, 0, 0, k, -self._left * k, -self._foot * k]
        )
        # A coast that touches itself on the globe may cross itself on paper.
        sound = shapely.make_valid(placed.to_numpy())
        return np.asarray(shapely.intersection(sound, self.box))

    def layer(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the rows of a layer in EPSG:4326 that are on the figure, in px."""
        near = frame[shapely.intersects(frame.geometry.to_numpy(), self.around)]
        # Far ends of long shapes would be bent out of all sense by the projection.
        wide = self.around.buffer(2)
        cut = gpd.GeoSeries(
            shapely.intersection(near.geometry.to_numpy(), wide),
            index=near.index,
            crs=STORAGE_CRS,
        )
        shapes = self.flat(cut)
        there = ~shapely.is_empty(shapes)
        own = near[there].drop(columns="geometry")
        return gpd.GeoDataFrame(own, geometry=shapes[there])


def aspect(bounds: tuple[float, float, float, float]) -> float:
    """Return the width of a frame of degrees in its heights, as `Paper` has it."""
    frame = _edged(bounds)
    west, south, east, north = frame.to_crs(equal_area_crs(frame)).total_bounds
    return float((east - west) / (north - south))


def _edged(bounds: tuple[float, float, float, float]) -> gpd.GeoSeries:
    """Return a frame whose edges follow their parallels: points at each quarter."""
    frame = shapely.segmentize(shapely.box(*bounds), 0.25)
    return gpd.GeoSeries([frame], crs=STORAGE_CRS)


def polygons(shapes: np.ndarray) -> np.ndarray:
    """Return the polygons of shapes, shells and holes wound against each other."""
    parts = shapely.get_parts(shapes)
    parts = shapely.get_parts(parts)  # of what is a collection
    areas = parts[shapely.get_dimensions(parts) == 2]
    return np.asarray(shapely.orient_polygons(areas))


def rings(shapes: np.ndarray) -> list[np.ndarray]:
    """Return every ring of the polygons of shapes, as points, shape (n, 2) each."""
    found = shapely.get_rings(polygons(shapes))
    return [shapely.get_coordinates(ring) for ring in found]


def lines(shapes: np.ndarray) -> list[np.ndarray]:
    """Return every line of shapes, as points, shape (n, 2) each."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return [
        shapely.get_coordinates(part)
        for part in parts[shapely.get_dimensions(parts) == 1]
    ]


def pen(strokes: list[np.ndarray]) -> dict[str, list[Any]]:
    """Return strokes as the `x` and `y` of one trace: None lifts the pen."""
    x: list[Any] = []
    y: list[Any] = []
    for stroke in strokes:
        x += [*stroke[:, 0].round(2).tolist(), None]
        y += [*stroke[:, 1].round(2).tolist(), None]
    return {"x": x[:-1], "y": y[:-1]}
