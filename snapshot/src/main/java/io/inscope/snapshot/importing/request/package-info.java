/// The other end of `inscope request`: which kinds a client is asked for, and how the answer is
/// read.
///
/// The scripts ask for one kind at a time and keep what the server said when it refused, so that an
/// answer settles every kind it was asked for: read, none there, refused, failed. A kind without a
/// file was not asked for. Names of files are the contract between the scripts and [RequestAnswer];
/// [RequestedKind] is the list both go by.
@NullMarked
package io.inscope.snapshot.importing.request;

import org.jspecify.annotations.NullMarked;
