package io.inscope.reports.zip;

/// What the header of an entry says about its content.
///
/// @param size before deflating
/// @param deflatedSize after
record Deflated(int crc, long size, long deflatedSize) {}
