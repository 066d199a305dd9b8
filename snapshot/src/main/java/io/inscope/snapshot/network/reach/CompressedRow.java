package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.policy.Ports;
import org.roaringbitmap.RoaringBitmap;

/// Many permitted connections as one: each of the sources may reach the destination.
///
/// @param sources numbers of parties, at least one
/// @param ports those that are allowed, or not known to be denied; at least one
record CompressedRow(RoaringBitmap sources, int destination, Ports ports) {}
