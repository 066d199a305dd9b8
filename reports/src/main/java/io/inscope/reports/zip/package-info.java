/// Zip packages whose large entries are deflated on several threads, with the same bytes whatever
/// their number.
///
/// An entry is a row of blocks. Each block is deflated on its own and ends on a byte boundary (a
/// *sync flush*, RFC 1951 3.2.4), so the blocks of an entry, one after the other, are one deflate
/// stream; their checksums are combined. What a block holds is decided by the caller, never by the
/// number of threads. Entries stand in the order and at the time they are given, with their sizes
/// in front of them, so that readers which stream need no data descriptors; Zip64 fields are there
/// only where a size needs them.
@NullMarked
package io.inscope.reports.zip;

import org.jspecify.annotations.NullMarked;
