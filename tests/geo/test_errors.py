from geo.errors import DataError, Fault


def test_a_fault_is_one_line_with_place_value_and_what_is_allowed():
    fault = Fault("places.csv", 7, "lat", "north", "a number from -90 to 90")
    assert str(fault) == (
        "places.csv, row 7, column lat: found 'north'; expected a number from -90 to 90"
    )


def test_a_fault_of_a_whole_table_names_the_table_alone():
    assert str(Fault("places.csv", None, None, None, "a file")) == (
        "places.csv; expected a file"
    )


def test_a_data_error_lists_every_fault_in_file_order():
    late = Fault("places.csv", 9, "lat", "x", "a number")
    early = Fault("places.csv", 2, "lat", "y", "a number")
    text = str(DataError([late, early]))
    assert text.startswith("2 faults:")
    assert text.index("row 2") < text.index("row 9")
