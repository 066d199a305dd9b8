package io.inscope.reports.diagram;

/// The columns of the sheet, left to right: from the networks nobody vouches for to those shown to
/// be of no concern.
enum ZoneKind {
  UNTRUSTED("untrusted", "Untrusted: external networks", "untrusted"),
  DMZ("dmz", "DMZ: entry points", "DMZ"),
  CDE("cde", "Cardholder data environment (CDE)", "CDE"),
  CONNECTED("connected", "Connected-to, security-impacting", "connected-to"),
  OUT("out", "Out of scope and undecided", "out of scope or undecided");

  final String id;
  final String title;

  /// In a few letters.
  final String word;

  ZoneKind(String id, String title, String word) {
    this.id = id;
    this.title = title;
    this.word = word;
  }
}
