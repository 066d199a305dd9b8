/// What everything that lets the outside world in has in common: doors that can be knocked at, pods
/// that serve them, and hops from those to what stands behind.
///
/// One kind of object has one [io.inscope.snapshot.network.path.entry.EntryReader]; whatever it
/// cannot follow it tells in a sentence.
@NullMarked
package io.inscope.snapshot.network.path.entry;

import org.jspecify.annotations.NullMarked;
