/// Databases written by code of our own, damaged on purpose, and a real one.
@NullMarked
package io.inscope.snapshot.importing.etcd;

import org.jspecify.annotations.NullMarked;
