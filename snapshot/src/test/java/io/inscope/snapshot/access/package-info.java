/// Tests of who may do what.
@NullMarked
package io.inscope.snapshot.access;

import org.jspecify.annotations.NullMarked;
