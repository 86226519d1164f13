"""Data files: what a picture shows as rows, for other programs.

Every row says theatre, day, method and rule, whether it rests on a checked source, and
whether its position is an estimate: a row keeps its marks when it leaves the table.
"""

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

from dashboard.export import records
from dashboard.export.offer import refuse
from dashboard.export.recipe import Figure, Recipe
from dashboard.export.words import citation
from data.changes import change_features, change_table
from data.check import theatre_table
from data.claims import groups, panels
from data.dataset import Dataset
from data.ground import numbered, shaped, unit_names
from data.sides import parties
from data.spreadsheet import harmless
from data.tables import areas_table, with_band
from data.theatre import Theatre
from geo.errors import QueryError
from geo.history import at


def ground(dataset: Dataset, recipe: Recipe) -> gpd.GeoDataFrame:
    """Return the ground that a map shows, one row a unit of the method, EPSG:4326.

    Columns: unit_id, name, country, holder, status, from (ISO date on which that
    began), km2, theatre, day, method, rule, basis (`sourced`, `unsourced`; empty where
    the unit is no place), coord_basis (likewise), report_ids, sources (ids, `;`
    between), said_by (the parties that speak in the reports, likewise; empty: none is
    stated), speakers (the words that name who of them does), data_version, geometry. Of
    a method that counts no ground, the units are those of `nearest`.
    """
    view = recipe.view
    where = view.where(dataset)
    method = shaped(view.method)
    units = numbered(where, method)
    state = at(where.unit_history(view.rule, method), view.timestamp)
    state = state.reindex(units.index)
    behind = at(where.history(view.rule), view.timestamp).reindex(units.index)
    frame = gpd.GeoDataFrame(
        {
            "name": unit_names(where, method),
            "country": units["country"],
            "holder": state["holder"],
            "status": state["status"],
            "from": state["from"].dt.strftime("%Y-%m-%d"),
            "km2": units["km2"].round(4),
            "theatre": where.theatre_id,
            "day": view.day,
            "method": method.value,
            "rule": view.rule.value,
            "basis": behind["basis"].fillna(""),
            "coord_basis": where.places["coord_basis"].reindex(units.index).fillna(""),
            "report_ids": behind["report_ids"].fillna(""),
            **_sayers(where, behind["report_ids"].fillna("")),
            "data_version": dataset.version,
        },
        index=units.index,
        geometry=units.geometry.to_numpy(),
        crs=units.crs,
    )
    kept = frame["country"].isin(view.countries) & ~frame.geometry.is_empty
    return frame[kept].rename_axis("unit_id").reset_index()


def table(dataset: Dataset, recipe: Recipe) -> pd.DataFrame:
    """Return what a figure shows as a table without shapes.

    Of the map, and of the whole view, the rows of `ground`; of the area chart those of
    `areas_table` with low and high; of a change those of `change_table`; of the claims
    those of `claims.csv`; of the rest see `records`. Raises QueryError where the
    theatre has no such figure.
    """
    view = recipe.view
    where = view.where(dataset)
    refuse(where, recipe)
    about = {
        "method": view.method.value,
        "rule": view.rule.value,
        "data_version": dataset.version,
    }
    match recipe.figure:
        case Figure.MAP | Figure.VIEW:
            return pd.DataFrame(ground(dataset, recipe).drop(columns="geometry"))
        case Figure.AREAS:
            kept = areas_table(where, view.rule, view.method)
            kept = with_band(kept, where, view.rule, view.method)
            return kept[kept["country"].isin(view.countries)].assign(**about)
        case Figure.CHANGE:
            days = (pd.Timestamp(recipe.since), view.timestamp)
            kept = change_table(where, days, view.rule, view.method, view.countries)
            return kept.assign(from_day=recipe.since, to_day=view.day, **about)
        case Figure.CLAIMS:
            every = panels(dataset, groups(dataset, view.theatre)[view.claims])
            kept = pd.concat([one.claims for one in every]).drop(columns="drawn_at")
            return kept.reset_index().assign(data_version=dataset.version)
        case Figure.FLOWS:
            kept = records.flows(dataset, recipe)
            return kept.assign(from_day=recipe.since, to_day=view.day, **about)
        case Figure.TIMELINE:
            return records.events(where).assign(data_version=dataset.version)
        case Figure.ATTACKS:
            return records.ground_and_attacks(dataset).assign(
                data_version=dataset.version
            )
        case Figure.CHECK:
            kept = theatre_table(where, view.rule)
            return kept.assign(rule=view.rule.value, data_version=dataset.version)


def features(dataset: Dataset, recipe: Recipe) -> gpd.GeoDataFrame:
    """Return what a map shows as shapes; raises QueryError for a chart."""
    if recipe.figure in (Figure.MAP, Figure.VIEW):
        return ground(dataset, recipe)
    if recipe.figure is Figure.CHANGE:
        view = recipe.view
        days = (pd.Timestamp(recipe.since), view.timestamp)
        where = view.where(dataset)
        rows = change_features(where, days, view.rule, view.method, view.countries)
        return rows.assign(
            from_day=recipe.since,
            to_day=view.day,
            method=view.method.value,
            rule=view.rule.value,
            data_version=dataset.version,
        )
    raise QueryError(f"The figure {recipe.figure} has no shapes: choose csv or xlsx.")


def geojson(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the shapes as GeoJSON (RFC 7946)."""
    return str(features(dataset, recipe).to_json(drop_id=True)).encode()


def geopackage(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the shapes as a GeoPackage with one layer, named after the figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ground.gpkg"
        pyogrio.write_dataframe(
            features(dataset, recipe),
            path,
            driver="GPKG",
            layer=recipe.figure.value,
            promote_to_multi=True,
            layer_metadata={"description": citation(dataset, recipe)},
        )
        return path.read_bytes()


def geoparquet(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the shapes as GeoParquet 1.1."""
    written = io.BytesIO()
    features(dataset, recipe).to_parquet(written, schema_version="1.1.0", index=False)
    return written.getvalue()


def csv(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the table as CSV, UTF-8; no text in it is a formula."""
    rows = harmless(table(dataset, recipe))
    text = rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")
    return text.encode()


def xlsx(dataset: Dataset, recipe: Recipe) -> bytes:
    """Return the table as a workbook, and a sheet that says what it rests on.

    Of the whole view there are two, of its map and of its areas.
    """
    about = {
        "citation": citation(dataset, recipe),
        "recipe": recipe.json(),
        "query": recipe.query(dataset),
    }
    sheets = {recipe.figure: recipe}
    if recipe.figure is Figure.VIEW:
        sheets = {
            one: replace(recipe, figure=one) for one in (Figure.MAP, Figure.AREAS)
        }
    told = pd.DataFrame({"name": list(about), "text": list(about.values())})
    written = io.BytesIO()
    with pd.ExcelWriter(written, engine="openpyxl") as book:
        for name, one in sheets.items():
            kept = harmless(_dated(table(dataset, one)))
            kept.to_excel(book, sheet_name=name.value, index=False)
        told.to_excel(book, sheet_name="about", index=False)
    return written.getvalue()


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with their days as ISO text: a sheet knows no day without a clock."""
    days = rows.select_dtypes("datetime").columns
    return rows.assign(**{day: rows[day].dt.strftime("%Y-%m-%d") for day in days})


def _sayers(where: Theatre, report_ids: pd.Series) -> dict[str, list[str]]:
    """Return sources, parties and speakers of the reports of each row, `;` between."""
    reports = where.dataset.reports
    wanted = {
        "sources": reports["source_id"],
        "said_by": parties(where.dataset),
        "speakers": reports["speaker"],
    }
    found = {}
    for column, texts in wanted.items():
        named = dict(zip(reports["report_id"], texts, strict=True))
        found[column] = [
            ";".join(dict.fromkeys(filter(None, map(named.get, ids.split(";")))))
            for ids in report_ids
        ]
    return found
