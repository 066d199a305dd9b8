/// Rows of the connection table, made of permissions and of the ways traffic takes.
@NullMarked
package io.inscope.snapshot.network.row;

import org.jspecify.annotations.NullMarked;
