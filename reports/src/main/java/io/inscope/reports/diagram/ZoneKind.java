package io.inscope.reports.diagram;

/// The columns of the sheet, left to right: from the networks nobody vouches for to those shown to
/// be of no concern.
enum ZoneKind {
  UNTRUSTED("untrusted", "Untrusted: Internet and external networks"),
  DMZ("dmz", "DMZ: entry points"),
  CDE("cde", "Cardholder data environment (CDE)"),
  CONNECTED("connected", "Connected-to and security-impacting"),
  OUT("out", "Out of scope and undecided");

  final String id;
  final String title;

  ZoneKind(String id, String title) {
    this.id = id;
    this.title = title;
  }
}
