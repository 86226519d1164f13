import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.overlay import holds, inner_points, pieces


def cut(*shapes, grid=1e-3) -> np.ndarray:
    return pieces(np.array(shapes, dtype=object), grid)


def test_two_squares_that_overlap_are_three_pieces():
    got = cut(shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1))
    assert sorted(piece.bounds[0] for piece in got) == [0, 1, 2]


def test_a_hole_is_a_piece_too():
    outer, inner = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    assert sorted(shapely.area(cut(outer.difference(inner))).round(9)) == [1, 8]


def test_neighbours_share_the_vertex_where_one_of_them_ends():
    got = cut(shapely.box(0, 0, 2, 1), shapely.box(1, 1, 2, 2))
    assert all((1, 1) in piece.exterior.coords for piece in got)


def test_vertices_lie_on_the_grid():
    skew = shapely.Polygon([(0, 0), (1.2345678, 0.3456789), (0.5, 1)])
    steps = shapely.get_coordinates(cut(skew, shapely.box(0, 0, 1, 1))) / 1e-3
    assert np.allclose(steps, np.rint(steps), atol=1e-6)


def test_nothing_and_what_is_thinner_than_the_grid_leave_no_piece():
    assert len(cut(shapely.Polygon(), shapely.box(0, 0, 1e-4, 1))) == 0
    assert inner_points(cut(shapely.Polygon()), 1e-3).shape == (0, 2)


def test_an_inner_point_keeps_off_the_edge_where_there_is_room():
    # Half-way up, where a point on the surface is sought, it is narrower than a step.
    waist = shapely.union_all(
        [
            shapely.box(0, 0, 1, 0.4999),
            shapely.box(0, 0.5001, 1, 1),
            shapely.box(0, 0.4, 0.0005, 0.6),
        ]
    )
    usual = shapely.distance(shapely.point_on_surface(waist), waist.boundary)
    (point,) = inner_points(np.array([waist]), 1e-3)
    assert usual < 1e-3 < shapely.Point(point).distance(waist.boundary)


corner = st.tuples(st.floats(0, 1), st.floats(0, 1))
triangles = st.lists(
    st.tuples(corner, corner, corner).map(shapely.Polygon).filter(lambda t: t.is_valid),
    min_size=1,
    max_size=5,
)


@given(triangles)
def test_pieces_never_overlap_and_hold_their_inner_point(shapes):
    got = cut(*shapes)
    assert shapely.coverage_is_valid(got)
    points = inner_points(got, 1e-3)
    assert all(holds(piece, points)[i] for i, piece in enumerate(got))
