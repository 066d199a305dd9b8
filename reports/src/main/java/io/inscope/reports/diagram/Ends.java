package io.inscope.reports.diagram;

/// The two boxes a row of the connection table is drawn between.
record Ends(Place from, Place to) {
  Place get(Side side) {
    return side == Side.FROM ? from : to;
  }

  Ends with(Side side, Place place) {
    return side == Side.FROM ? new Ends(place, to) : new Ends(from, place);
  }
}
